using System.Globalization;

namespace AkkaChat.Client.Frontends.Terminal;

/// <summary>
/// The line being typed and its cursor, with a shell's editing keys. The cursor moves by grapheme clusters.
/// </summary>
internal sealed class LineEditor
{
    private readonly InputHistory _history = new();
    private string _cut = "";
    private bool _continuesCut;

    /// <summary>The lines typed before.</summary>
    public InputHistory History => _history;

    public string Text { get; private set; } = "";

    /// <summary>The cursor's index in UTF-16 code units; always between two grapheme clusters.</summary>
    public int Cursor { get; private set; }

    /// <summary>The text that Ctrl+Y pastes.</summary>
    public string CutText => _cut;

    /// <summary>Does what a key asks for; returns false for other keys.</summary>
    public bool Apply(Key key)
    {
        var continuesCut = _continuesCut;
        _continuesCut = false;
        switch (key.Name)
        {
            case "Text" or "Paste": Insert(key.Text); break;
            case "Left" or "Ctrl+B": Cursor = Before(); break;
            case "Right" or "Ctrl+F": Cursor = After(); break;
            case "Home" or "Ctrl+A": Cursor = 0; break;
            case "End" or "Ctrl+E": Cursor = Text.Length; break;
            case "WordLeft" or "Alt+B": Cursor = WordBefore(); break;
            case "WordRight" or "Alt+F": Cursor = WordAfter(); break;
            case "Backspace" or "Ctrl+H": Replace(Before(), Cursor, ""); break;
            case "Delete" or "Ctrl+D": Replace(Cursor, After(), ""); break;
            case "Ctrl+K": Cut(Cursor, Text.Length, continuesCut); break;
            case "Ctrl+U": Cut(0, Cursor, continuesCut); break;
            case "Ctrl+W" or "Alt+Backspace": Cut(WordBefore(), Cursor, continuesCut); break;
            case "Alt+D" or "WordDelete": Cut(Cursor, WordAfter(), continuesCut); break;
            case "Ctrl+Y": Insert(_cut); break;
            case "Ctrl+T": Transpose(); break;
            case "Up" or "Ctrl+P": Recall(_history.Walk(-1, Text)); break;
            case "Down" or "Ctrl+N": Recall(_history.Walk(1, Text)); break;
            default: return false;
        }
        return true;
    }

    public void Insert(string text) => Replace(Cursor, Cursor, text);

    /// <summary>Replaces a part of the line and puts the cursor after it.</summary>
    public void Replace(int start, int end, string text)
    {
        Text = Text[..start] + text + Text[end..];
        Cursor = start + text.Length;
        // The new text may have joined the grapheme cluster before it.
        Cursor = Boundaries().First(boundary => boundary >= Cursor);
    }

    /// <summary>Takes the line out of the editor and adds it to the history.</summary>
    public string Take()
    {
        var text = Text;
        _history.Add(text);
        Clear();
        return text;
    }

    /// <summary>Clears the line; Up and Ctrl+Y bring it back.</summary>
    public void Discard()
    {
        if (Text.Length > 0)
            PutAside(Text);
        Take();
    }

    /// <summary>Keeps a text for Ctrl+Y.</summary>
    public void PutAside(string text) => _cut = text;

    public void Clear()
    {
        Text = "";
        Cursor = 0;
        _continuesCut = false;
        _history.Reset();
    }

    private IEnumerable<int> Boundaries() => StringInfo.ParseCombiningCharacters(Text).Append(Text.Length);

    private int Before() => Boundaries().LastOrDefault(boundary => boundary < Cursor);

    private int After() => Boundaries().FirstOrDefault(boundary => boundary > Cursor, Text.Length);

    private int WordBefore()
    {
        var index = Cursor;
        while (index > 0 && char.IsWhiteSpace(Text[index - 1]))
            index--;
        while (index > 0 && !char.IsWhiteSpace(Text[index - 1]))
            index--;
        return index;
    }

    private int WordAfter()
    {
        var index = Cursor;
        while (index < Text.Length && char.IsWhiteSpace(Text[index]))
            index++;
        while (index < Text.Length && !char.IsWhiteSpace(Text[index]))
            index++;
        return index;
    }

    // Consecutive cuts are pasted as one text.
    private void Cut(int start, int end, bool continues)
    {
        var before = continues ? _cut : "";
        if (end > start)
            _cut = start < Cursor ? Text[start..end] + before : before + Text[start..end];
        Replace(start, end, "");
        _continuesCut = true;
    }

    private void Transpose()
    {
        // At the end of the line this swaps the last two clusters, elsewhere those around the cursor.
        if (Cursor == Text.Length)
            Cursor = Before();
        var (first, middle, last) = (Before(), Cursor, After());
        if (first < middle && middle < last)
            Replace(first, last, Text[middle..last] + Text[first..middle]);
        else
            Cursor = last;
    }

    private void Recall(string? line)
    {
        if (line is not null)
            Replace(0, Text.Length, line);
    }
}
