namespace AkkaChat.Settings;

/// <summary>Settings that a program cannot start with.</summary>
/// <param name="message">Which setting is wrong, its value, and what is allowed. It is shown as one line.</param>
/// <param name="path">The path of the setting; null if the error is not about one.</param>
public sealed class SettingsException(string message, string? path = null)
    : Exception(string.Concat(message.Select(c => char.IsControl(c) ? ' ' : c)))
{
    /// <summary>The path of the setting that is wrong; null if the error is not about one.</summary>
    public string? Path { get; } = path;
}
