using System.Buffers;
using System.Runtime.InteropServices;
using AkkaChat.Protocol;
using AkkaChat.Server.Lines;

namespace AkkaChat.Server.Relays.FanOut;

/// <summary>Who joined and left in a batch. When many do so one after the other, people read one line for all of them.</summary>
/// <param name="view">The view of the batch.</param>
internal sealed class Arrivals(View view)
{
    // So many names are not all in the line.
    private const int Many = 4;

    // After so many within this time, the next ones are told together.
    private static readonly TimeSpan BusyTime = TimeSpan.FromSeconds(1);

    // So many are told, however soon: for each who joins among them, what it has yet to be told is made anew.
    private const int MostWaiting = 400;

    private readonly List<Arrival> _all = [];
    private readonly List<string> _names = [];
    private readonly Queue<DateTimeOffset> _told = new(Many);

    /// <summary>How many are noted.</summary>
    public int Count => _all.Count;

    /// <summary>Whether these may be told a moment later, with those who follow: many joined or left just before, and not too many wait.</summary>
    public bool CanWait => _all.Count is > 0 and < MostWaiting && _told.Count == Many && _all[0].Time - _told.Peek() < BusyTime;

    /// <summary>Notes where the line of an event is, if it is about who joined or left.</summary>
    public void Note(RoomEvent e, Stamp stamp, LineBuffer.Position begin, LineBuffer.Position end)
    {
        // A program keeps its list of who is here by these lines.
        if (view.Form.IsTagged)
            return;
        if (e is RoomEvent.Joined joined)
            Note(joined.Who, hasJoined: true);
        else if (e is RoomEvent.Left left)
            Note(left.Who, hasJoined: false);

        void Note(Nickname who, bool hasJoined)
        {
            _all.Add(new Arrival(hasJoined, stamp.Time, begin, end));
            _names.Add(who.Text);
        }
    }

    /// <summary>The lines that stand for many, from a position in the batch on.</summary>
    public IEnumerable<Replacement> From(LineBuffer.Position position)
    {
        var begin = _all.FindIndex(arrival => arrival.Begin.Bytes >= position.Bytes);
        while (begin >= 0 && begin < _all.Count)
        {
            var end = begin + 1;
            while (end < _all.Count && _all[end].HasJoined == _all[begin].HasJoined && _all[end].Begin == _all[end - 1].End)
                end++;
            if (end - begin >= Many)
                yield return new Replacement(_all[begin].Begin, _all[end - 1].End, Encode(begin, end));
            begin = end;
        }
    }

    /// <summary>Starts the next batch.</summary>
    public void Clear()
    {
        foreach (var arrival in _all.TakeLast(Many))
        {
            if (_told.Count == Many)
                _told.Dequeue();
            _told.Enqueue(arrival.Time);
        }
        _all.Clear();
        _names.Clear();
    }

    private byte[] Encode(int begin, int end)
    {
        var line = new ArrayBufferWriter<byte>();
        if (view.HasTime)
            LineWriter.WriteClock(line, _all[end - 1].Time);
        LineWriter.WriteSeveral(line, CollectionsMarshal.AsSpan(_names)[begin..end], _all[begin].HasJoined, view.Form);
        return line.WrittenSpan.ToArray();
    }

    private readonly record struct Arrival(bool HasJoined, DateTimeOffset Time, LineBuffer.Position Begin, LineBuffer.Position End);
}

/// <summary>A part of a batch that is told in other words, or not at all.</summary>
/// <param name="Begin">Where it begins.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Line">What is told in its place; empty for nothing.</param>
internal readonly record struct Replacement(LineBuffer.Position Begin, LineBuffer.Position End, byte[] Line);
