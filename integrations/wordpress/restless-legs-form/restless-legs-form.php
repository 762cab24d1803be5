<?php
/**
 * Plugin Name: Restless legs form
 * Description: Shows the restless legs form of your clinic on a page, as a block or a shortcode. It sees no answer.
 * Version: 1.0
 * Requires at least: 6.1
 * Requires PHP: 7.4
 * Author: The restless-legs visit summary authors
 * License: MIT
 * Text Domain: restless-legs-form
 */

namespace RestlessLegsForm;

if ( ! \defined( 'ABSPATH' ) ) {
	exit;
}

// An edition of the service's script. The service serves every edition for good.
const SCRIPT    = '2c886aa63438';
const INTEGRITY = 'sha384-ZpN01FKMlMh3OSzE5Uls5jMJU4mtycDZqWwK8Hvu4aLqE8g4VXfymym/O3T8ET/q';
const HANDLE    = 'restless-legs-form';

const CLINIC   = '/^[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?$/D';
const LANGUAGE = '/^([a-z]{2,3}(-[A-Za-z0-9]{2,8})*)?$/D';

\add_action( 'init', __NAMESPACE__ . '\register' );
\add_filter( 'script_loader_tag', __NAMESPACE__ . '\checked', 10, 2 );

/** The block, the shortcode, and the script that both load. */
function register(): void {
	\wp_register_script( HANDLE, service() . '/embed/v/' . SCRIPT . '.js', array(), null, true );
	\wp_register_script(
		HANDLE . '-editor',
		\plugins_url( 'editor.js', __FILE__ ),
		array( 'wp-blocks', 'wp-block-editor', 'wp-components', 'wp-element', 'wp-i18n' ),
		'1.0',
		true
	);
	\register_block_type( __DIR__, array( 'render_callback' => __NAMESPACE__ . '\form' ) );
	\add_shortcode( 'restless_legs_form', __NAMESPACE__ . '\form' );
}

/**
 * The address of the service, without a slash at its end, or nothing.
 *
 * It stands in wp-config.php, because whoever may write a post must not be able to show any page of any site.
 */
function service(): string {
	return \defined( 'RLS_FORM_SERVICE' ) ? \untrailingslashit( (string) \RLS_FORM_SERVICE ) : '';
}

/**
 * The form in a frame, with a link for where no frame is shown.
 *
 * @param array|string $settings The clinic's id, and the language to begin with or nothing.
 */
function form( $settings ): string {
	$chosen = \shortcode_atts( array( 'clinic' => '', 'language' => '' ), (array) $settings );
	$clinic = (string) $chosen['clinic'];
	$lang   = (string) $chosen['language'];
	if ( '' === service() || ! \preg_match( CLINIC, $clinic ) || ! \preg_match( LANGUAGE, $lang ) ) {
		return missing();
	}
	\wp_enqueue_script( HANDLE );
	$address = service() . "/embed/$clinic/" . ( $lang ? "?lang=$lang" : '' );
	return \sprintf(
		'<div data-rls-form><iframe src="%1$s" title="%2$s"'
		. ' style="width:100%%; height:900px; max-height:none; border:0"'
		. ' allow="clipboard-write; web-share" referrerpolicy="strict-origin"></iframe>'
		. '<p><a href="%1$s" target="_blank" rel="noopener">%3$s</a></p></div>',
		\esc_url( $address ),
		\esc_attr__( 'Restless legs form', 'restless-legs-form' ),
		\esc_html__( 'Open the form in its own tab', 'restless-legs-form' )
	);
}

/** What is missing, for those who can put it right; a visitor sees nothing. */
function missing(): string {
	if ( ! \current_user_can( 'edit_posts' ) ) {
		return '';
	}
	$text = '' === service()
		? \__( 'Restless legs form: the address of the service is missing in wp-config.php (RLS_FORM_SERVICE).', 'restless-legs-form' )
		: \__( 'Restless legs form: choose the id of your clinic, such as riverside, and no language or one such as en.', 'restless-legs-form' );
	return '<p>' . \esc_html( $text ) . '</p>';
}

/** The script's tag, with the hash by which a browser refuses a changed script. */
function checked( string $tag, string $handle ): string {
	if ( HANDLE !== $handle ) {
		return $tag;
	}
	$hash = \sprintf( ' integrity="%s" crossorigin="anonymous" defer src=', \esc_attr( INTEGRITY ) );
	return \str_replace( ' src=', $hash, $tag );
}
