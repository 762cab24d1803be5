// The block in the editor: two fields. What a visitor sees is made by PHP, so an author may use it too.
( ( { blocks, blockEditor, components, element, i18n } ) => {
	const { createElement } = element;
	const { __ } = i18n;

	const field = ( props, name, label ) => createElement( components.TextControl, {
		label,
		value: props.attributes[ name ],
		onChange: ( value ) => props.setAttributes( { [ name ]: value.trim() } ),
	} );

	const edit = ( props ) => createElement(
		'div',
		blockEditor.useBlockProps(),
		createElement(
			components.Placeholder,
			{ icon: 'clipboard', label: __( 'Restless legs form', 'restless-legs-form' ) },
			field( props, 'clinic', __( 'Id of your clinic, such as riverside', 'restless-legs-form' ) ),
			field( props, 'language', __( 'Language, such as en, or nothing', 'restless-legs-form' ) )
		)
	);

	blocks.registerBlockType( 'restless-legs/form', { edit, save: () => null } );
} )( window.wp );
