namespace AkkaChat.Settings;

/// <summary>A position in the text of a settings file.</summary>
internal sealed class TextCursor(string file, string text)
{
    private int _position;

    /// <summary>The number of the line, from 1.</summary>
    public int Line { get; private set; } = 1;

    /// <summary>Whether the text ends here.</summary>
    public bool IsAtEnd => _position == text.Length;

    /// <summary>The current character; U+0000 at the end.</summary>
    public char Current => IsAtEnd ? '\0' : text[_position];

    private bool IsAtComment => Current == '#' || StartsWith("//");

    /// <summary>Whether only a comment, or nothing, follows in the line.</summary>
    public bool IsAtEndOfLine => IsAtEnd || Current == '\n' || IsAtComment;

    /// <summary>Whether the rest of the text starts so.</summary>
    public bool StartsWith(string expected) => string.CompareOrdinal(text, _position, expected, 0, expected.Length) == 0;

    /// <summary>Takes one character.</summary>
    public char Take()
    {
        if (Current == '\n')
            Line++;
        return text[_position++];
    }

    /// <summary>Takes a text if it comes next.</summary>
    public bool TryTake(string expected)
    {
        if (!StartsWith(expected))
            return false;
        for (var i = 0; i < expected.Length; i++)
            Take();
        return true;
    }

    /// <summary>Takes characters of the line while they fulfil a condition.</summary>
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

    /// <summary>Creates a syntax error in this line, or in another one.</summary>
    public SettingsException Error(string message, int? line = null) => new($"{file}:{line ?? Line}: {message}");

    private void SkipRestOfLine()
    {
        while (!IsAtEnd && Current != '\n')
            Take();
    }
}
