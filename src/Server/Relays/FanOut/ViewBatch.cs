using AkkaChat.Protocol;
using AkkaChat.Server.Lines;
using AkkaChat.Server.Rooms.Messages;

namespace AkkaChat.Server.Relays.FanOut;

/// <summary>The batch as subscribers with one view get it. Who ignores somebody gets the same bytes without that one's lines.</summary>
/// <param name="view">The view.</param>
internal sealed class ViewBatch(View view)
{
    private readonly LineBuffer _batch = new(view.Form, view.HasTime);

    // Who said what ends where; only while somebody with this view ignores somebody.
    private readonly List<(Nickname Who, LineBuffer.Position Begin, LineBuffer.Position End)> _said = [];
    private readonly Arrivals _arrivals = new(view);
    private EncodedLines? _whole;

    /// <summary>The view.</summary>
    public View View { get; } = view;

    /// <summary>The end of the batch.</summary>
    public LineBuffer.Position End => _batch.End;

    /// <summary>How many subscribers have this view.</summary>
    public int SubscriberCount { get; set; }

    /// <summary>How many of them ignore somebody.</summary>
    public int IgnoringCount { get; set; }

    /// <summary>Lines that subscribers got of this batch before its end, because something that they were told must not overtake them.</summary>
    public long FlushedLines { get; set; }

    /// <summary>Whether nobody needs the batch before more is in it: it says only who joined and left, in a time when many do.</summary>
    public bool CanWait => _arrivals.CanWait && _arrivals.Count == End.Lines;

    /// <summary>Whether it waits now.</summary>
    public bool IsWaiting { get; set; }

    /// <summary>Adds an event to the batch, if the view shows it.</summary>
    public void Append(LoggedEvent e)
    {
        if (!View.Shows(e.Event!))
            return;
        var begin = _batch.End;
        _whole = null;
        _batch.Append(e.Event!, e.Stamp);
        _arrivals.Note(e.Event!, e.Stamp, begin, _batch.End);
        if (IgnoringCount > 0 && e.Event!.IsSpeech)
            _said.Add((e.Who, begin, _batch.End));
    }

    /// <summary>What a subscriber has yet to be told; null for nothing.</summary>
    public EncodedLines? For(Subscriber subscriber)
    {
        if (subscriber.Position == End)
            return null;
        if (subscriber.Ignored is { } ignored && HasSaid(ignored))
            return Without(ignored, subscriber.Position);
        return subscriber.Position == default ? _whole ??= Whole() : From(subscriber.Position, _arrivals.From(subscriber.Position));
    }

    /// <summary>Starts the next batch.</summary>
    public void Clear()
    {
        _whole = null;
        FlushedLines = 0;
        _said.Clear();
        _arrivals.Clear();
        _batch.Clear();
    }

    // Apart from what is done for every subscriber: what a lambda captures is allocated.
    private bool HasSaid(HashSet<Nickname> ignored) => _said.Exists(line => ignored.Contains(line.Who));

    // In one piece: each piece is a send for each subscriber.
    private EncodedLines? Whole()
    {
        Replacement[] replacements = [.. _arrivals.From(default)];
        var lines = From(default, replacements);
        return replacements.Length == 0 ? lines : lines?.InOnePiece();
    }

    private EncodedLines? Without(HashSet<Nickname> ignored, LineBuffer.Position position)
    {
        var silenced = _said
            .Where(line => line.Begin.Bytes >= position.Bytes && ignored.Contains(line.Who))
            .Select(line => new Replacement(line.Begin, line.End, []));
        return From(position, silenced.Concat(_arrivals.From(position)).OrderBy(replacement => replacement.Begin.Bytes));
    }

    // What stands for many lines counts as many: so many /missed shows if they are skipped.
    private EncodedLines? From(LineBuffer.Position position, IEnumerable<Replacement> replacements)
    {
        var segments = new List<ArraySegment<byte>>();
        var lines = 0;
        foreach (var (begin, end, line) in replacements)
        {
            _batch.AddSegments(segments, position, begin);
            lines += begin.Lines - position.Lines;
            if (line.Length > 0)
            {
                segments.Add(line);
                lines += end.Lines - begin.Lines;
            }
            position = end;
        }
        _batch.AddSegments(segments, position, End);
        lines += End.Lines - position.Lines;
        return lines == 0 ? null : new EncodedLines(lines, [.. segments]);
    }
}
