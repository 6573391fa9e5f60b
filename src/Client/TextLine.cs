using AkkaChat.Protocol;

namespace AkkaChat.Client;

/// <summary>Lines that are text whatever they begin with.</summary>
internal static class TextLine
{
    /// <summary>Makes each line of a text one that the server takes for text: a line that it would take for a command gets a second slash.</summary>
    public static string Escape(string text) => string.Join('\n', text.Split('\n').Select(EscapeLine));

    // The text is cleaned first, as the server does: an invisible character before the slash must not make a command of it.
    private static string EscapeLine(string line)
    {
        var text = Sanitizer.Clean(line);
        return ClientLine.Parse(text) switch
        {
            ClientLine.Empty => text,
            ClientLine.Say { Text: var said } when said == text => text,
            _ => $"/{text.TrimStart()}",
        };
    }
}
