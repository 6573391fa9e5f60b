namespace Akka.Configuration.Hocon;

/// <summary>The includes of one document: their syntax, and how they are read.</summary>
internal sealed class Includes(Func<string, HoconRoot> read)
{
    /// <summary>Documents that include each other would otherwise do so until the stack is full.</summary>
    private const int MaxNesting = 20;

    // A callback parses what it includes on the same thread, before it returns: so this knows what is being read.
    [ThreadStatic]
    private static List<string>? _beingRead;

    /// <summary>The name by which the document being parsed was included; null for the outermost one.</summary>
    public string? Document { get; } = _beingRead is { Count: > 0 } names ? names[^1] : null;

    /// <summary>Whether the word "include" before this lexeme is meant as such and not as a key.</summary>
    public static bool Begins(Lexeme next) =>
        next.Kind == LexemeKind.Quoted ||
        (next.Kind == LexemeKind.Unquoted && next.Text.StartsWith("file(", StringComparison.Ordinal));

    /// <summary>Reads <c>"name"</c> or <c>file("name")</c>.</summary>
    public static string ReadName(ref Lexeme current, Lexer lexer)
    {
        var inFile = current.Kind == LexemeKind.Unquoted;
        if (inFile && current.Text == "file(")
            current = lexer.Next();
        if (current.Kind != LexemeKind.Quoted)
            throw current.Origin.Error($"expected the name of a file in quotes, found {current.Description}");
        var name = current.Text;
        current = lexer.Next();
        if (!inFile)
            return name;
        if (current is not { Kind: LexemeKind.Unquoted, Text: ")" })
            throw current.Origin.Error($"expected ')', found {current.Description}");
        current = lexer.Next();
        return name;
    }

    /// <summary>Reads the document of that name.</summary>
    /// <exception cref="FormatException">The document cannot be read, or includes itself.</exception>
    public HoconRoot Read(string name, Origin origin)
    {
        var names = _beingRead ??= [];
        if (names.Count == MaxNesting)
            throw origin.Error($"includes nest more than {MaxNesting} deep: {string.Join(" > ", names)}; does a file include itself?");
        names.Add(name);
        try
        {
            return read(name) ?? throw origin.Error($"there is nothing to include by the name \"{name}\"");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new FormatException($"{origin}: cannot include \"{name}\": {e.Message}", e);
        }
        finally
        {
            names.RemoveAt(names.Count - 1);
        }
    }
}
