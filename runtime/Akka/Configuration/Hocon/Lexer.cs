namespace Akka.Configuration.Hocon;

/// <summary>Cuts a document into lexemes, one at a time.</summary>
internal sealed class Lexer(string text, string? document)
{
    private int _position;
    private int _line = 1;
    private int _lineStart;

    public Lexeme Next()
    {
        var start = _position;
        SkipBlanks();
        var blanks = Blanks(start);
        SkipComment();
        var origin = Here();
        if (_position == text.Length)
            return new Lexeme(LexemeKind.End, "", blanks, origin);
        return text[_position] switch
        {
            '\n' => Newline(blanks, origin),
            ',' => Symbol(LexemeKind.Comma, 1, blanks, origin),
            ':' or '=' => Symbol(LexemeKind.Assign, 1, blanks, origin),
            '+' when At(1) == '=' => Symbol(LexemeKind.Append, 2, blanks, origin),
            '{' => Symbol(LexemeKind.ObjectStart, 1, blanks, origin),
            '}' => Symbol(LexemeKind.ObjectEnd, 1, blanks, origin),
            '[' => Symbol(LexemeKind.ArrayStart, 1, blanks, origin),
            ']' => Symbol(LexemeKind.ArrayEnd, 1, blanks, origin),
            '"' => Quoted(blanks, origin),
            '$' when At(1) == '{' => Substitution(blanks, origin),
            _ => Unquoted(blanks, origin),
        };
    }

    private char At(int offset) => _position + offset < text.Length ? text[_position + offset] : '\0';

    private Origin Here() => new(document, _line, _position - _lineStart + 1);

    private void SkipBlanks()
    {
        while (_position < text.Length && IsBlank(text[_position]))
            _position++;
    }

    private static bool IsBlank(char c) => c != '\n' && (char.IsWhiteSpace(c) || c == '\uFEFF');

    private string Blanks(int start) => (_position - start) switch
    {
        0 => "",
        1 when text[start] == ' ' => " ",
        var length => text.Substring(start, length),
    };

    private void SkipComment()
    {
        if (At(0) != '#' && !(At(0) == '/' && At(1) == '/'))
            return;
        var end = text.IndexOf('\n', _position);
        _position = end < 0 ? text.Length : end;
    }

    private Lexeme Newline(string blanks, Origin origin)
    {
        _position++;
        _line++;
        _lineStart = _position;
        return new Lexeme(LexemeKind.Newline, "", blanks, origin);
    }

    private Lexeme Symbol(LexemeKind kind, int length, string blanks, Origin origin)
    {
        var symbol = text.Substring(_position, length);
        _position += length;
        return new Lexeme(kind, symbol, blanks, origin);
    }

    private Lexeme Quoted(string blanks, Origin origin)
    {
        if (At(1) == '"' && At(2) == '"')
            return new Lexeme(LexemeKind.Quoted, TripleQuoted(origin), blanks, origin);
        var end = QuotedString.FindEnd(text, _position);
        if (end < 0)
            throw origin.Error("this quoted text is not closed on its line");
        var content = text.AsSpan(_position + 1, end - _position - 1);
        var unescaped = QuotedString.Unescape(content, out var badEscape);
        if (unescaped is null)
            throw new Origin(document, _line, _position - _lineStart + 2 + badEscape)
                .Error("""expected one of \" \\ \/ \b \f \n \r \t \uXXXX""");
        _position = end + 1;
        return new Lexeme(LexemeKind.Quoted, unescaped, blanks, origin);
    }

    private string TripleQuoted(Origin origin)
    {
        var start = _position + 3;
        var end = text.IndexOf("\"\"\"", start, StringComparison.Ordinal);
        if (end < 0)
            throw origin.Error("this triple-quoted text is not closed");
        // Of more than three closing quotes the first ones belong to the text.
        while (end + 3 < text.Length && text[end + 3] == '"')
            end++;
        for (var i = start; i < end; i++)
        {
            if (text[i] == '\n')
                (_line, _lineStart) = (_line + 1, i + 1);
        }
        _position = end + 3;
        return text[start..end];
    }

    private Lexeme Substitution(string blanks, Origin origin)
    {
        var optional = At(2) == '?';
        var start = _position + (optional ? 3 : 2);
        var end = start;
        while (end < text.Length && text[end] is not ('}' or '\n'))
        {
            if (text[end] == '"')
                end = QuotedString.FindEnd(text, end);
            if (end < 0)
                break;
            end++;
        }
        if (end < 0 || end >= text.Length || text[end] != '}')
            throw origin.Error("this substitution is not closed: expected '}' on the same line");
        _position = end + 1;
        var kind = optional ? LexemeKind.OptionalSubstitution : LexemeKind.Substitution;
        return new Lexeme(kind, text[start..end].Trim(), blanks, origin);
    }

    private Lexeme Unquoted(string blanks, Origin origin)
    {
        var start = _position;
        while (_position < text.Length && IsUnquoted(text[_position]))
            _position++;
        if (_position == start)
            throw origin.Error($"'{text[start]}' must stand inside quotes");
        return new Lexeme(LexemeKind.Unquoted, text[start.._position], blanks, origin);
    }

    private bool IsUnquoted(char c) => c switch
    {
        '$' or '"' or '{' or '}' or '[' or ']' or ':' or '=' or ',' or '#' => false,
        '`' or '^' or '?' or '!' or '@' or '*' or '&' or '\\' => false,
        '+' => At(1) != '=',
        '/' => At(1) != '/',
        _ => !char.IsWhiteSpace(c) && c != '\uFEFF',
    };
}
