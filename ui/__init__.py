"""The desktop application. Imports `assistant`, which never imports it."""

APP_ID = "org.percept.Percept"
