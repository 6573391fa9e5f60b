namespace AkkaChat.Client;

/// <summary>What the user said, numbered, and kept until the server has it.</summary>
internal sealed class UnackedLines
{
    private readonly List<OwnLine> _lines = [];
    private long _lastNumber;
    private long _lastSent;
    private int _sent;

    /// <summary>How many the server does not have yet.</summary>
    public int Count => _lines.Count;

    /// <summary>Those that have not come back yet.</summary>
    public IReadOnlyList<string> NotShown => [.. _lines.Where(own => !own.IsShown).Select(own => own.Text)];

    /// <summary>How many a connection has carried, and the server has not said that it has them.</summary>
    public int UnderWay => _lines.Count(own => own.Number <= _lastSent);

    public void Add(string text) => _lines.Add(new OwnLine(++_lastNumber, text) { IsShown = string.IsNullOrWhiteSpace(text) });

    /// <summary>The one with this number; null when the server has it for long.</summary>
    public string? Find(long number) => _lines.Find(own => own.Number == number)?.Text;

    /// <summary>Those that this connection has not carried yet, with their numbers.</summary>
    public IReadOnlyList<string> TakeUnsent()
    {
        List<string> unsent = [.. _lines.Skip(_sent).Select(own => $"@id={own.Number} {own.Text}")];
        _sent = _lines.Count;
        _lastSent = _lastNumber;
        return unsent;
    }

    /// <summary>A new connection carries them all.</summary>
    public void SendAgain() => _sent = 0;

    /// <summary>The server has them up to a number.</summary>
    public void Settle(long done)
    {
        var settled = _lines.RemoveAll(own => own.Number <= done);
        _sent = Math.Max(0, _sent - settled);
    }

    /// <summary>The next one has come back and is on the screen.</summary>
    public void MarkShown()
    {
        if (_lines.Find(own => !own.IsShown) is { } own)
            own.IsShown = true;
    }

    private sealed class OwnLine(long number, string text)
    {
        public long Number => number;

        public string Text => text;

        public bool IsShown { get; set; }
    }
}
