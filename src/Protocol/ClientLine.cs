namespace AkkaChat.Protocol;

/// <summary>A line from a client, parsed. Its text is sanitized.</summary>
public abstract record ClientLine
{
    private ClientLine()
    {
    }

    /// <summary>
    /// Parses one line. White space before a slash changes nothing: a command that somebody indents must not be said to everybody.
    /// </summary>
    /// <param name="line">The line as the client sent it, without its ending.</param>
    public static ClientLine Parse(string line)
    {
        var text = Sanitizer.Clean(line);
        if (string.IsNullOrWhiteSpace(text))
            return Empty.Instance;
        var typed = text.TrimStart();
        if (!IsSlash(typed[0]))
            return new Say(text);
        if (typed.Length > 1 && IsSlash(typed[1]))
            return new Say(typed[1..]);

        var name = typed[1..];
        var end = IndexOfSpace(name);
        return end < 0
            ? new Command(name, "")
            : new Command(name[..end], name[end..].Trim());
    }

    /// <summary>Where the first white space of a text is; negative when there is none.</summary>
    /// <param name="text">The text.</param>
    public static int IndexOfSpace(ReadOnlySpan<char> text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (char.IsWhiteSpace(text[at]))
                return at;
        }
        return -1;
    }

    // Keyboards for Chinese, Japanese and Korean may type the full-width slash.
    private static bool IsSlash(char c) => c is '/' or '\uFF0F';

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
