namespace AkkaChat.Server.Settings;

/// <summary>Settings that the server cannot start with.</summary>
/// <param name="message">One line for the operator: which setting, which value, and what is allowed.</param>
/// <param name="path">Which setting, if it is about one.</param>
internal sealed class SettingsException(string message, string? path = null) : Exception(message)
{
    /// <summary>The path of the setting that is wrong; null when it is not about one.</summary>
    public string? Path { get; } = path;
}
