"""Edge: answers as data that other programs read, and back again: HL7 FHIR R4, and the file a person keeps.

One module for each resource that is written, `savefile` for what is read. Resources are plain dicts: the standard is
in their names, and nothing is needed to run. No resource names a person, and none holds the code of a disease.
"""
