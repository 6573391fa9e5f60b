using System.Globalization;
using System.Text;

namespace AkkaChat.Server.Tests.Model;

/// <summary>What one person is to hear: every line from first to last, in order, less what it is told that it missed.</summary>
internal sealed class ModelGuest(string lineEnd, int backlog)
{
    private readonly List<string> _lines = ["* welcome to AkkaChat: type a nickname and press Enter\n"];
    private int _unreadAtMost;
    private int _unreadAtLeast;
    private bool _isOverdue;
    private bool _mayMissLines;
    private bool _mustMissLines;

    public string? Name { get; set; }

    public bool IsOperator { get; set; }

    public bool IsMuted { get; set; }

    /// <summary>How many lines it has sent since it joined.</summary>
    public int Sent { get; set; }

    /// <summary>How many of them were refused.</summary>
    public int Refused { get; private set; }

    public bool IsStalled { get; private set; }

    /// <summary>Whether what it has heard may end anywhere.</summary>
    public bool IsBroken { get; set; }

    /// <summary>Hears what was said before it came, which does not count against the backlog.</summary>
    public void HearHistory(string line) => _lines.Add(line + lineEnd);

    public void Hear(string line)
    {
        if (Name is not null && line.StartsWith("! ", StringComparison.Ordinal))
            Refused++;
        _lines.Add(line + lineEnd);
        _unreadAtMost += Encoding.UTF8.GetByteCount(_lines[^1]);
        _unreadAtLeast += IsStalled ? Encoding.UTF8.GetByteCount(_lines[^1]) : 0;
        _mayMissLines |= _unreadAtMost > backlog;
        _mustMissLines |= _isOverdue;
    }

    public void Stall(bool begins)
    {
        IsStalled = begins;
        _unreadAtLeast = 0;
        _isOverdue = false;
    }

    /// <summary>Everything has arrived as far as it can.</summary>
    public void Settle()
    {
        _unreadAtMost = IsStalled ? _unreadAtMost : 0;
        _isOverdue = _unreadAtLeast > backlog;
    }

    public bool HasHeardAll(string heard) => Follow(heard) == _lines.Count;

    public void ShouldHaveHeard(string heard)
    {
        var at = Follow(heard);
        if (!IsBroken)
            at.ShouldBe(_lines.Count, $"{Name} heard\n{heard}of\n{string.Concat(_lines)}");
        var missed = heard.Contains("! you fell behind", StringComparison.Ordinal);
        missed.ShouldBeInRange(_mustMissLines && !IsBroken, _mayMissLines, $"{Name} fell behind: {heard}");
    }

    /// <summary>Goes through what it has heard, line by line, and says how far it has come.</summary>
    private int Follow(string heard)
    {
        var at = 0;
        for (int start = 0, end; (end = heard.IndexOf('\n', start) + 1) > 0; start = end)
        {
            var line = Times.Hide(heard[start..end]);
            if (line.StartsWith("! you fell behind: ", StringComparison.Ordinal) && line.EndsWith(lineEnd, StringComparison.Ordinal))
                at += int.Parse(line.Split(' ')[4], NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
            else
                line.ShouldBe(_lines.ElementAtOrDefault(at++), $"{Name} heard\n{heard}of\n{string.Concat(_lines)}");
        }
        return at;
    }
}
