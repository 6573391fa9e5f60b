namespace AkkaChat.Settings;

/// <summary>A position in the text of a settings file, with its line.</summary>
internal sealed class TextCursor(string file, string text)
{
    private int _position;

    /// <summary>The line, from 1.</summary>
    public int Line { get; private set; } = 1;

    /// <summary>Whether the text ends here.</summary>
    public bool IsAtEnd => _position == text.Length;

    /// <summary>The character here; U+0000 at the end.</summary>
    public char Current => IsAtEnd ? '\0' : text[_position];

    private bool IsAtComment => Current == '#' || StartsWith("//");

    /// <summary>Whether the line ends here, or only a comment follows.</summary>
    public bool IsAtEndOfLine => IsAtEnd || Current == '\n' || IsAtComment;

    /// <summary>Whether the text goes on like this.</summary>
    public bool StartsWith(string expected) => string.CompareOrdinal(text, _position, expected, 0, expected.Length) == 0;

    /// <summary>Takes one character.</summary>
    public char Take()
    {
        if (Current == '\n')
            Line++;
        return text[_position++];
    }

    /// <summary>Takes what is expected, if it is there.</summary>
    public bool TryTake(string expected)
    {
        if (!StartsWith(expected))
            return false;
        for (var i = 0; i < expected.Length; i++)
            Take();
        return true;
    }

    /// <summary>Takes characters for as long as they belong.</summary>
    public string TakeWhile(Func<char, bool> belongs)
    {
        var start = _position;
        while (!IsAtEndOfLine && belongs(Current))
            Take();
        return text[start.._position];
    }

    /// <summary>Takes blanks within the line.</summary>
    public string TakeBlanks() => TakeWhile(char.IsWhiteSpace);

    /// <summary>Skips blanks, line ends and comments.</summary>
    public void SkipToContent()
    {
        while (!IsAtEnd && (IsAtComment || char.IsWhiteSpace(Current)))
        {
            if (IsAtComment)
                SkipRestOfLine();
            else
                Take();
        }
    }

    /// <summary>A syntax error in this line, or in another.</summary>
    public SettingsException Error(string message, int? line = null) => new($"{file}:{line ?? Line}: {message}");

    private void SkipRestOfLine()
    {
        while (!IsAtEnd && Current != '\n')
            Take();
    }
}
