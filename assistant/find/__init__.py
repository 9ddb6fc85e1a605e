"""Where is it: a request, typed or spoken, against what is on a scene."""
