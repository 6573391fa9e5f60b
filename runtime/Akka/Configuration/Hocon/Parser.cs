namespace Akka.Configuration.Hocon;

/// <summary>
/// Reads HOCON as its specification defines it (https://github.com/lightbend/config/blob/main/HOCON.md).
/// </summary>
public sealed class Parser
{
    /// <summary>Bounds the stack, here and wherever a value is walked through.</summary>
    private const int MaxNesting = 100;

    private readonly Lexer _lexer;
    private readonly Includes _includes;
    private readonly List<SubstitutionNode> _substitutions = [];
    private Lexeme _current;
    private int _nesting;

    private Parser(string text, Includes includes)
    {
        _lexer = new Lexer(text, includes.Document);
        _includes = includes;
        _current = _lexer.Next();
    }

    /// <summary>Parses a document.</summary>
    /// <param name="text">The document.</param>
    /// <param name="includeCallback">
    /// Gives the document for the name in an <c>include "name"</c>. Without it a name is a file, relative to the file
    /// that includes it, and in <paramref name="text"/> itself to the current directory.
    /// </param>
    /// <exception cref="FormatException">The text is not HOCON, or an include cannot be read; the message says where.</exception>
    public static HoconRoot Parse(string text, Func<string, HoconRoot>? includeCallback)
    {
        ArgumentNullException.ThrowIfNull(text);
        var parser = new Parser(text, new Includes(includeCallback ?? new IncludedFiles(Environment.CurrentDirectory).Read));
        return new HoconRoot(parser.ParseDocument(), parser._substitutions);
    }

    private ObjectNode ParseDocument()
    {
        SkipNewlines();
        if (_current.Kind == LexemeKind.ArrayStart)
            throw _current.Origin.Error("expected a field or '{': a configuration is an object, not an array");
        var braces = _current.Kind == LexemeKind.ObjectStart;
        var root = new ObjectNode(_current.Origin);
        if (braces)
            ParseObject(root, path: null);
        else
            ParseFields(root, path: null, LexemeKind.End, "the end of the text");
        SkipNewlines();
        if (_current.Kind != LexemeKind.End)
            throw Expected("the end of the text");
        return root;
    }

    private ObjectNode ParseObject(ObjectNode target, FieldPath? path)
    {
        var start = _current.Origin;
        Nest(1, start);
        Advance();
        ParseFields(target, path, LexemeKind.ObjectEnd, $"'}}' (for the '{{' at {start})");
        Advance();
        _nesting--;
        return target;
    }

    private void ParseFields(ObjectNode target, FieldPath? path, LexemeKind end, string endName)
    {
        SkipNewlines();
        while (_current.Kind != end)
        {
            if (_current.Kind is not (LexemeKind.Unquoted or LexemeKind.Quoted))
                throw Expected($"a key or {endName}");
            ParseField(target, path);
            Separate(end, endName);
        }
    }

    private void ParseField(ObjectNode target, FieldPath? path)
    {
        var origin = _current.Origin;
        var maybeInclude = _current is { Kind: LexemeKind.Unquoted, Text: "include" };
        var reader = new PathReader();
        reader.Add(_current);
        Advance();
        if (maybeInclude && Includes.Begins(_current))
        {
            var name = Includes.ReadName(ref _current, _lexer);
            target.Merge(_includes.Read(name, origin).IncludeAt(path, _substitutions), path);
            return;
        }
        for (; _current.Kind is LexemeKind.Unquoted or LexemeKind.Quoted; Advance())
            reader.Add(_current);
        Assign(target, reader.Finish(origin), path, origin);
    }

    private void Assign(ObjectNode target, string[] keys, FieldPath? path, Origin origin)
    {
        var paths = new FieldPath[keys.Length];
        for (var i = 0; i < keys.Length; i++)
            paths[i] = new FieldPath(i == 0 ? path : paths[i - 1], keys[i]);
        Nest(keys.Length - 1, origin);
        var value = ParseFieldValue(paths[^1]);
        _nesting -= keys.Length - 1;
        for (var i = keys.Length - 1; i > 0; i--)
        {
            var owner = new ObjectNode(origin);
            owner.Set(keys[i], value, paths[i]);
            value = owner;
        }
        target.Set(keys[0], value, paths[0]);
    }

    private Node ParseFieldValue(FieldPath path)
    {
        SkipNewlines();
        var kind = _current.Kind;
        if (kind is not (LexemeKind.Assign or LexemeKind.Append or LexemeKind.ObjectStart))
            throw Expected($"'=', ':', '+=' or '{{' after the key {path}");
        if (kind != LexemeKind.ObjectStart)
            Advance();
        SkipNewlines();
        var origin = _current.Origin;
        var value = ParseValue(path);
        return kind == LexemeKind.Append ? Appended(path, value, origin) : value;
    }

    /// <summary><c>a += x</c> is short for <c>a = ${?a} [x]</c>.</summary>
    private ConcatNode Appended(FieldPath path, Node value, Origin origin) =>
        new([Substitution(path.ToArray(), optional: true, origin), new ArrayNode([value], origin)], ["", ""], origin);

    private Node ParseValue(FieldPath path)
    {
        var origin = _current.Origin;
        var parts = new List<Node>();
        var blanks = new List<string>();
        while (_current.StartsValue)
        {
            var space = _current.Blanks;
            var part = ParsePart(path);
            if (part is TextNode text && parts.Count > 0 && parts[^1] is TextNode before)
            {
                parts[^1] = new TextNode(before.Text + space + text.Text, isNull: false, before.Origin);
                continue;
            }
            parts.Add(part);
            blanks.Add(space);
        }
        return parts.Count switch
        {
            0 => throw Expected("a value"),
            1 => parts[0],
            _ => new ConcatNode(parts, blanks, origin),
        };
    }

    private Node ParsePart(FieldPath path)
    {
        var lexeme = _current;
        switch (lexeme.Kind)
        {
            case LexemeKind.ObjectStart:
                return ParseObject(new ObjectNode(lexeme.Origin), path);
            case LexemeKind.ArrayStart:
                return ParseArray(path);
        }
        Advance();
        return lexeme.Kind is LexemeKind.Substitution or LexemeKind.OptionalSubstitution
            ? Substitution(PathReader.Parse(lexeme.Text, lexeme.Origin), lexeme.Kind == LexemeKind.OptionalSubstitution, lexeme.Origin)
            : new TextNode(lexeme.Text, lexeme is { Kind: LexemeKind.Unquoted, Text: "null" }, lexeme.Origin);
    }

    private ArrayNode ParseArray(FieldPath path)
    {
        var start = _current.Origin;
        Nest(1, start);
        Advance();
        SkipNewlines();
        var elements = new List<Node>();
        var endName = $"']' (for the '[' at {start})";
        while (_current.Kind != LexemeKind.ArrayEnd)
        {
            if (!_current.StartsValue)
                throw Expected($"a value or {endName}");
            elements.Add(ParseValue(new FieldPath(path, name: null)));
            Separate(LexemeKind.ArrayEnd, endName);
        }
        Advance();
        _nesting--;
        return new ArrayNode(elements, start);
    }

    private SubstitutionNode Substitution(string[] path, bool optional, Origin origin)
    {
        var substitution = new SubstitutionNode(path, optional, origin);
        _substitutions.Add(substitution);
        return substitution;
    }

    /// <summary>Between two fields or elements stand new lines, a comma, or both.</summary>
    private void Separate(LexemeKind end, string endName)
    {
        var newline = SkipNewlines();
        if (_current.Kind == LexemeKind.Comma)
        {
            Advance();
            SkipNewlines();
        }
        else if (!newline && _current.Kind != end)
        {
            var quotes = _current.Kind == LexemeKind.Assign ? " (inside text it needs quotes)" : "";
            throw Expected($"',', a new line or {endName}", quotes);
        }
    }

    private bool SkipNewlines()
    {
        var any = _current.Kind == LexemeKind.Newline;
        while (_current.Kind == LexemeKind.Newline)
            Advance();
        return any;
    }

    private void Nest(int levels, Origin origin)
    {
        _nesting += levels;
        if (_nesting > MaxNesting)
            throw origin.Error($"objects, arrays and keys nest more than {MaxNesting} deep");
    }

    private void Advance() => _current = _lexer.Next();

    private FormatException Expected(string what, string advice = "") =>
        _current.Origin.Error($"expected {what}, found {_current.Description}{advice}");
}
