namespace AkkaChat.Client.Frontends.Terminal;

/// <summary>The lines typed before. Below the newest one is the draft from which the user started to browse.</summary>
internal sealed class InputHistory
{
    private const int MaxLines = 500;

    private readonly List<string> _lines = [];
    private int _index;
    private string _draft = "";

    /// <summary>Adds a line, unless it repeats the last one or holds a password, and goes to the draft.</summary>
    public void Add(string line)
    {
        if (line.Length > 0 && !CommandNames.HoldsPassword(line) && (_lines.Count == 0 || _lines[^1] != line))
            _lines.Add(line);
        if (_lines.Count > MaxLines)
            _lines.RemoveAt(0);
        Reset();
    }

    /// <summary>The lines that contain a text, the newest first; none for an empty text.</summary>
    public IEnumerable<string> Search(string text) =>
        text.Length == 0 ? [] : Enumerable.Reverse(_lines).Where(line => line.Contains(text, StringComparison.OrdinalIgnoreCase)).Distinct();

    /// <summary>Goes to an empty draft.</summary>
    public void Reset()
    {
        _index = _lines.Count;
        _draft = "";
    }

    /// <summary>Goes up (-1) or down (1).</summary>
    /// <param name="by">The direction.</param>
    /// <param name="current">The line being typed.</param>
    /// <returns>The line to show; null at either end.</returns>
    public string? Walk(int by, string current)
    {
        var index = _index + by;
        if (index < 0 || index > _lines.Count)
            return null;
        if (_index == _lines.Count)
            _draft = current;
        _index = index;
        return index == _lines.Count ? _draft : _lines[index];
    }
}
