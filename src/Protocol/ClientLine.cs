namespace AkkaChat.Protocol;

/// <summary>What a member means by a line. The text in it is safe to show: see <see cref="Sanitizer"/>.</summary>
public abstract record ClientLine
{
    private ClientLine()
    {
    }

    /// <summary>Reads one line.</summary>
    /// <param name="line">The line as it was sent, without its ending.</param>
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

    /// <summary>Something to say to everybody.</summary>
    /// <param name="Text">What to say; never empty.</param>
    public sealed record Say(string Text) : ClientLine;

    /// <summary>A command: <c>/name argument</c>. Whether there is such a command is not known here.</summary>
    /// <param name="Name">The name as typed, without the slash; empty for a lone slash.</param>
    /// <param name="Argument">All that follows the first space, trimmed; empty when nothing does.</param>
    public sealed record Command(string Name, string Argument) : ClientLine;

    /// <summary>Nothing that can be seen.</summary>
    public sealed record Empty : ClientLine
    {
        /// <summary>The only one.</summary>
        public static readonly Empty Instance = new();

        private Empty()
        {
        }
    }
}
