using AkkaChat.Protocol;

namespace AkkaChat.Client.Session;

/// <summary>The user's lines, numbered and kept until the server has acknowledged them.</summary>
internal sealed class UnackedLines
{
    private readonly List<UnackedLine> _lines = [];
    private IReadOnlyList<string>? _pending;
    private long _lastNumber;
    private long _lastSent;
    private int _sentOnConnection;

    /// <summary>How many lines the server has not acknowledged.</summary>
    public int Count => _lines.Count;

    /// <summary>The lines that have not come back yet.</summary>
    public IReadOnlyList<string> Pending => _pending ??= [.. _lines.Where(line => !line.IsShown).Select(line => line.Text)];

    /// <summary>How many lines were sent on any connection and are not acknowledged.</summary>
    public int SentCount => _lines.Count(line => line.Number <= _lastSent);

    /// <summary>Adds a line.</summary>
    public void Add(string text)
    {
        _lines.Add(new UnackedLine(++_lastNumber, text) { IsShown = string.IsNullOrWhiteSpace(text) });
        _pending = null;
    }

    /// <summary>The line with this number; null when it was acknowledged.</summary>
    public string? Find(long number) => _lines.Find(line => line.Number == number)?.Text;

    /// <summary>Takes the lines that were not sent on this connection.</summary>
    public IReadOnlyList<string> TakeUnsent()
    {
        List<string> unsent = [.. _lines.Skip(_sentOnConnection).Select(line => new TaggedClientLine.Numbered(line.Number, line.Text).Format())];
        _sentOnConnection = _lines.Count;
        _lastSent = _lastNumber;
        return unsent;
    }

    /// <summary>Starts a connection, which has to carry all lines.</summary>
    public void ResendAll() => _sentOnConnection = 0;

    /// <summary>Removes the lines up to a number: the server has executed them.</summary>
    public void Acknowledge(long done)
    {
        var removed = _lines.RemoveAll(line => line.Number <= done);
        _sentOnConnection = Math.Max(0, _sentOnConnection - removed);
        _pending = null;
    }

    /// <summary>Marks the oldest pending line: it has come back.</summary>
    public void MarkShown()
    {
        if (_lines.Find(line => !line.IsShown) is not { } line)
            return;
        line.IsShown = true;
        _pending = null;
    }

    private sealed class UnackedLine(long number, string text)
    {
        public long Number => number;

        public string Text => text;

        public bool IsShown { get; set; }
    }
}
