"""Content of files on its way to Attio and back; loaded with the first upload or download."""
