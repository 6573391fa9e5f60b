namespace AkkaChat.Protocol;

/// <summary>A line from a client, parsed. Its text is sanitized.</summary>
public abstract record ClientLine
{
    private ClientLine()
    {
    }

    /// <summary>Parses one line.</summary>
    /// <param name="line">The line as the client sent it, without its ending.</param>
    public static ClientLine Parse(string line)
    {
        var text = Sanitizer.Clean(line);
        if (string.IsNullOrWhiteSpace(text))
            return Empty.Instance;
        if (text[0] != '/')
            return new Say(text);
        if (text.StartsWith("//", StringComparison.Ordinal))
            return new Say(text[1..]);

        var space = text.IndexOf(' ', StringComparison.Ordinal);
        return space < 0
            ? new Command(text[1..], "")
            : new Command(text[1..space], text[(space + 1)..].Trim());
    }

    /// <summary>A text for everybody.</summary>
    /// <param name="Text">The text; never empty.</param>
    public sealed record Say(string Text) : ClientLine;

    /// <summary>A command: <c>/name argument</c>. The command need not exist.</summary>
    /// <param name="Name">The name as typed, without the slash; empty for a slash alone.</param>
    /// <param name="Argument">The text after the first space, trimmed; empty when there is none.</param>
    public sealed record Command(string Name, string Argument) : ClientLine;

    /// <summary>A line without visible characters.</summary>
    public sealed record Empty : ClientLine
    {
        /// <summary>The only instance.</summary>
        public static readonly Empty Instance = new();

        private Empty()
        {
        }
    }
}
