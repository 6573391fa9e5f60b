namespace AkkaChat.Settings;

/// <summary>The settings are wrong, so the program cannot start.</summary>
/// <param name="message">Which setting is wrong, its value, and what is allowed; shown as one line.</param>
/// <param name="path">The path of the setting; null if the error is not about a setting.</param>
public sealed class SettingsException(string message, string? path = null)
    : Exception(string.Concat(message.Select(c => char.IsControl(c) ? ' ' : c)))
{
    /// <summary>The path of the wrong setting; null if the error is not about a setting.</summary>
    public string? Path { get; } = path;
}
