"""The desktop application. Imports `assistant`, which never imports it."""
