namespace AkkaChat.Settings;

/// <summary>Settings that a program cannot start with.</summary>
/// <param name="message">One line for whoever wrote them: which setting, which value, and what is allowed.</param>
/// <param name="path">Which setting, if it is about one.</param>
public sealed class SettingsException(string message, string? path = null) : Exception(message)
{
    /// <summary>The path of the setting that is wrong; null when it is not about one.</summary>
    public string? Path { get; } = path;
}
