namespace Akka.Configuration.Hocon;

internal enum LexemeKind
{
    End, Newline, Comma, Assign, Append, ObjectStart, ObjectEnd, ArrayStart, ArrayEnd,
    Unquoted, Quoted, Substitution, OptionalSubstitution,
}

/// <summary>One word of a document, with the blanks before it: they count when values are joined.</summary>
internal readonly struct Lexeme(LexemeKind kind, string text, string blanks, Origin origin)
{
    public LexemeKind Kind => kind;

    /// <summary>The words themselves: without quotes and escapes; of a substitution, its path.</summary>
    public string Text => text;

    public string Blanks => blanks;

    public Origin Origin => origin;

    public bool StartsValue => kind is LexemeKind.Unquoted or LexemeKind.Quoted or LexemeKind.ObjectStart
        or LexemeKind.ArrayStart or LexemeKind.Substitution or LexemeKind.OptionalSubstitution;

    /// <summary>As an error message shows it.</summary>
    public string Description => kind switch
    {
        LexemeKind.End => "the end of the text",
        LexemeKind.Newline => "the end of the line",
        LexemeKind.Substitution => $"${{{text}}}",
        LexemeKind.OptionalSubstitution => $"${{?{text}}}",
        LexemeKind.Quoted => $"\"{text}\"",
        _ => $"'{text}'",
    };
}
