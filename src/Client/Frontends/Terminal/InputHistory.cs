namespace AkkaChat.Client.Frontends.Terminal;

/// <summary>What was typed before, to walk through; below the newest is the draft that one came from.</summary>
internal sealed class InputHistory
{
    private const int Kept = 500;

    private readonly List<string> _lines = [];
    private int _place;
    private string _draft = "";

    /// <summary>Keeps a line, if it is not the last one again, and goes below the newest.</summary>
    public void Add(string line)
    {
        if (line.Length > 0 && (_lines.Count == 0 || _lines[^1] != line))
            _lines.Add(line);
        if (_lines.Count > Kept)
            _lines.RemoveAt(0);
        Reset();
    }

    /// <summary>Goes below the newest.</summary>
    public void Reset()
    {
        _place = _lines.Count;
        _draft = "";
    }

    /// <summary>Goes up (-1) or down (1).</summary>
    /// <param name="by">Which way.</param>
    /// <param name="current">What is being typed.</param>
    /// <returns>What is to be typed now; null at the end of the way.</returns>
    public string? Walk(int by, string current)
    {
        var place = _place + by;
        if (place < 0 || place > _lines.Count)
            return null;
        if (_place == _lines.Count)
            _draft = current;
        _place = place;
        return place == _lines.Count ? _draft : _lines[place];
    }
}
