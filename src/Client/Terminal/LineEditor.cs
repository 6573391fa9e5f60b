using System.Globalization;

namespace AkkaChat.Client.Terminal;

/// <summary>The line being typed: a text, a place in it, what was typed before, what was cut. Moves by what a reader takes for characters.</summary>
internal sealed class LineEditor
{
    private const int MaxHistory = 500;

    private readonly List<string> _history = [];
    private int _historyPlace;
    private string _draft = "";
    private string _cut = "";

    public string Text { get; private set; } = "";

    /// <summary>The place, in UTF-16 units; always between two characters.</summary>
    public int Place { get; private set; }

    /// <summary>Does what a key asks for; false when the key means nothing here.</summary>
    public bool Apply(Key key)
    {
        switch (key.Name)
        {
            case "Text" or "Paste": Insert(key.Text); break;
            case "Left" or "Ctrl+B": Place = Before(); break;
            case "Right" or "Ctrl+F": Place = After(); break;
            case "Home" or "Ctrl+A": Place = 0; break;
            case "End" or "Ctrl+E": Place = Text.Length; break;
            case "WordLeft" or "Alt+B": Place = WordBefore(); break;
            case "WordRight" or "Alt+F": Place = WordAfter(); break;
            case "Backspace" or "Ctrl+H": Remove(Before(), Place); break;
            case "Delete" or "Ctrl+D": Remove(Place, After()); break;
            case "Ctrl+K": Cut(Place, Text.Length); break;
            case "Ctrl+U": Cut(0, Place); break;
            case "Ctrl+W" or "Alt+Backspace": Cut(WordBefore(), Place); break;
            case "Alt+D": Cut(Place, WordAfter()); break;
            case "Ctrl+Y": Insert(_cut); break;
            case "Ctrl+T": Transpose(); break;
            case "Up" or "Ctrl+P": Recall(_historyPlace - 1); break;
            case "Down" or "Ctrl+N": Recall(_historyPlace + 1); break;
            default: return false;
        }
        return true;
    }

    public void Insert(string text)
    {
        Text = Text.Insert(Place, text);
        Place += text.Length;
        // What was typed may have become part of the character before it.
        Place = Array.Find([.. Boundaries()], boundary => boundary >= Place);
    }

    /// <summary>Takes the line away, to be said; it can be recalled.</summary>
    public string Take()
    {
        var text = Text;
        if (text.Length > 0 && (_history.Count == 0 || _history[^1] != text))
            _history.Add(text);
        if (_history.Count > MaxHistory)
            _history.RemoveAt(0);
        Clear();
        return text;
    }

    public void Clear()
    {
        Text = "";
        Place = 0;
        _draft = "";
        _historyPlace = _history.Count;
    }

    /// <summary>Completes the word before the place, as far as the candidates agree.</summary>
    /// <returns>The candidates, when there are several.</returns>
    public IReadOnlyList<string> Complete(IEnumerable<string> candidates)
    {
        var start = Text.LastIndexOf(' ', Math.Max(0, Place - 1), Place) + 1;
        var word = Text[start..Place];
        var found = candidates.Where(candidate => word.Length > 0 && candidate.StartsWith(word, StringComparison.OrdinalIgnoreCase)).ToList();
        if (found.Count == 0)
            return [];
        var common = found.Aggregate(CommonStart);
        if (common.Length >= word.Length)
        {
            Remove(start, Place);
            Insert(found.Count > 1 ? common : found[0] + (start == 0 && found[0][0] != '/' ? ": " : " "));
        }
        return found.Count > 1 ? found : [];
    }

    private static string CommonStart(string one, string other)
    {
        var length = 0;
        while (length < Math.Min(one.Length, other.Length) && char.ToUpperInvariant(one[length]) == char.ToUpperInvariant(other[length]))
            length++;
        return one[..length];
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

    private void Remove(int start, int end)
    {
        Text = Text.Remove(start, end - start);
        Place = start;
    }

    private void Cut(int start, int end)
    {
        if (end > start)
            _cut = Text[start..end];
        Remove(start, end);
    }

    private void Transpose()
    {
        // At the end of the line the last two change places, elsewhere the two around the place.
        if (Place == Text.Length)
            Place = Before();
        var (first, middle, last) = (Before(), Place, After());
        if (first == middle || middle == last)
            return;
        Text = Text[..first] + Text[middle..last] + Text[first..middle] + Text[last..];
        Place = last;
    }

    private void Recall(int place)
    {
        if (place < 0 || place > _history.Count)
            return;
        if (_historyPlace == _history.Count)
            _draft = Text;
        _historyPlace = place;
        Text = place == _history.Count ? _draft : _history[place];
        Place = Text.Length;
    }
}
