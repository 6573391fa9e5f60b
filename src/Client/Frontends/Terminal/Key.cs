namespace AkkaChat.Client.Frontends.Terminal;

/// <summary>A key, or a text that was typed or pasted.</summary>
/// <param name="Name">Text, Paste, or a key such as Left, Ctrl+A, Alt+B.</param>
/// <param name="Text">The text that was typed or pasted.</param>
internal readonly record struct Key(string Name, string Text = "");
