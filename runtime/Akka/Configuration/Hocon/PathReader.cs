using System.Text;

namespace Akka.Configuration.Hocon;

/// <summary>Reads path expressions: keys between dots, where quotes protect a dot.</summary>
internal sealed class PathReader
{
    private readonly List<string> _keys = [];
    private readonly StringBuilder _key = new();
    private bool _quoted;

    /// <summary>The keys of a path such as <c>akka.actor."my.dispatcher"</c>.</summary>
    /// <exception cref="FormatException">The path has an empty key or an unclosed quote.</exception>
    public static string[] Parse(string path, Origin origin)
    {
        if (!path.Contains('"'))
        {
            var keys = path.Split('.');
            return Array.IndexOf(keys, "") < 0 ? keys : throw EmptyKey(path, origin);
        }
        var lexer = new Lexer(path, document: null);
        var reader = new PathReader();
        for (var lexeme = lexer.Next(); lexeme.Kind != LexemeKind.End; lexeme = lexer.Next())
        {
            if (lexeme.Kind is not (LexemeKind.Quoted or LexemeKind.Unquoted))
                throw origin.Error($"{lexeme.Description} in the path {path} must stand inside quotes");
            reader.Add(lexeme);
        }
        return reader.Finish(origin);
    }

    public bool IsEmpty => _keys.Count == 0 && _key.Length == 0 && !_quoted;

    public void Add(Lexeme lexeme)
    {
        if (!IsEmpty)
            _key.Append(lexeme.Blanks);
        if (lexeme.Kind == LexemeKind.Quoted)
        {
            _key.Append(lexeme.Text);
            _quoted = true;
            return;
        }
        var text = lexeme.Text;
        var start = 0;
        for (var dot = text.IndexOf('.'); dot >= 0; dot = text.IndexOf('.', start))
        {
            _key.Append(text, start, dot - start);
            EndKey(text, lexeme.Origin);
            start = dot + 1;
        }
        _key.Append(text, start, text.Length - start);
    }

    public string[] Finish(Origin origin)
    {
        EndKey(string.Join('.', _keys) + ".", origin);
        return [.. _keys];
    }

    private void EndKey(string path, Origin origin)
    {
        if (_key.Length == 0 && !_quoted)
            throw EmptyKey(path, origin);
        _keys.Add(_key.ToString());
        _key.Clear();
        _quoted = false;
    }

    private static FormatException EmptyKey(string path, Origin origin) =>
        origin.Error($"the path '{path}' has an empty key; write \"\" where that is meant");
}
