namespace AkkaChat.Server.Settings;

/// <summary>Settings that the server cannot start with.</summary>
/// <param name="message">One line for the operator: which setting, which value, and what is allowed.</param>
internal sealed class SettingsException(string message) : Exception(message);
