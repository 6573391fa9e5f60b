using System.Globalization;

namespace AkkaChat.Client.Frontends.Terminal;

/// <summary>
/// The line being typed and a place in it; knows the editing keys of a shell. Moves by what a reader takes for characters.
/// </summary>
internal sealed class LineEditor
{
    private readonly InputHistory _history = new();
    private string _cut = "";
    private bool _goesOnCutting;

    public string Text { get; private set; } = "";

    /// <summary>The place, in UTF-16 units; always between two characters.</summary>
    public int Place { get; private set; }

    /// <summary>Does what a key asks for; false when the key means nothing here.</summary>
    public bool Apply(Key key)
    {
        var goesOnCutting = _goesOnCutting;
        _goesOnCutting = false;
        switch (key.Name)
        {
            case "Text" or "Paste": Insert(key.Text); break;
            case "Left" or "Ctrl+B": Place = Before(); break;
            case "Right" or "Ctrl+F": Place = After(); break;
            case "Home" or "Ctrl+A": Place = 0; break;
            case "End" or "Ctrl+E": Place = Text.Length; break;
            case "WordLeft" or "Alt+B": Place = WordBefore(); break;
            case "WordRight" or "Alt+F": Place = WordAfter(); break;
            case "Backspace" or "Ctrl+H": Replace(Before(), Place, ""); break;
            case "Delete" or "Ctrl+D": Replace(Place, After(), ""); break;
            case "Ctrl+K": Cut(Place, Text.Length, goesOnCutting); break;
            case "Ctrl+U": Cut(0, Place, goesOnCutting); break;
            case "Ctrl+W" or "Alt+Backspace": Cut(WordBefore(), Place, goesOnCutting); break;
            case "Alt+D" or "WordDelete": Cut(Place, WordAfter(), goesOnCutting); break;
            case "Ctrl+Y": Insert(_cut); break;
            case "Ctrl+T": Transpose(); break;
            case "Up" or "Ctrl+P": Recall(_history.Walk(-1, Text)); break;
            case "Down" or "Ctrl+N": Recall(_history.Walk(1, Text)); break;
            default: return false;
        }
        return true;
    }

    public void Insert(string text) => Replace(Place, Place, text);

    /// <summary>Puts a text where another was; the place is behind it then.</summary>
    public void Replace(int start, int end, string text)
    {
        Text = Text[..start] + text + Text[end..];
        Place = start + text.Length;
        // What was typed may have become part of the character before it.
        Place = Boundaries().First(boundary => boundary >= Place);
    }

    /// <summary>Takes the line away, to be said; it can be recalled.</summary>
    public string Take()
    {
        var text = Text;
        _history.Add(text);
        Clear();
        return text;
    }

    public void Clear()
    {
        Text = "";
        Place = 0;
        _goesOnCutting = false;
        _history.Reset();
    }

    private IEnumerable<int> Boundaries() => StringInfo.ParseCombiningCharacters(Text).Append(Text.Length);

    private int Before() => Boundaries().LastOrDefault(boundary => boundary < Place);

    private int After() => Boundaries().FirstOrDefault(boundary => boundary > Place, Text.Length);

    private int WordBefore()
    {
        var place = Place;
        while (place > 0 && char.IsWhiteSpace(Text[place - 1]))
            place--;
        while (place > 0 && !char.IsWhiteSpace(Text[place - 1]))
            place--;
        return place;
    }

    private int WordAfter()
    {
        var place = Place;
        while (place < Text.Length && char.IsWhiteSpace(Text[place]))
            place++;
        while (place < Text.Length && !char.IsWhiteSpace(Text[place]))
            place++;
        return place;
    }

    // What is cut at one go is pasted as one.
    private void Cut(int start, int end, bool goesOn)
    {
        var before = goesOn ? _cut : "";
        if (end > start)
            _cut = start < Place ? Text[start..end] + before : before + Text[start..end];
        Replace(start, end, "");
        _goesOnCutting = true;
    }

    private void Transpose()
    {
        // At the end of the line the last two change places, elsewhere the two around the place.
        if (Place == Text.Length)
            Place = Before();
        var (first, middle, last) = (Before(), Place, After());
        if (first < middle && middle < last)
            Replace(first, last, Text[middle..last] + Text[first..middle]);
        else
            Place = last;
    }

    private void Recall(string? line)
    {
        if (line is not null)
            Replace(0, Text.Length, line);
    }
}
