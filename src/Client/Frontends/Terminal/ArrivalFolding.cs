using AkkaChat.Protocol;

namespace AkkaChat.Client.Frontends.Terminal;

/// <summary>Tells together who joins and leaves while many do: the server gives this client a line for each, because it keeps a member list by them.</summary>
internal sealed class ArrivalFolding
{
    // After so many within this time, the next ones wait for more. So many names are not all in one line.
    private const int Many = 4;
    private static readonly TimeSpan BusyTime = TimeSpan.FromSeconds(1);

    private readonly Queue<DateTimeOffset> _latest = new(Many);
    private readonly List<ClientEvent.Line> _waiting = [];

    /// <summary>Takes a line.</summary>
    /// <returns>The lines to show now: none while it waits, and those that waited before it.</returns>
    public IReadOnlyList<ClientEvent.Line> Take(ClientEvent.Line line)
    {
        if (line.Content.Kind is not (RoomLineKind.Joined or RoomLineKind.Left))
            return [.. TakeWaiting(), line];
        var waits = _latest.Count == Many && line.Content.Time - _latest.Peek() < BusyTime;
        if (_latest.Count == Many)
            _latest.Dequeue();
        _latest.Enqueue(line.Content.Time);
        if (!waits)
            return [.. TakeWaiting(), line];
        _waiting.Add(line);
        return [];
    }

    /// <summary>Takes the lines that wait. Whoever shows them does this half a second after they came, at the latest, and before it shows anything else.</summary>
    public IReadOnlyList<ClientEvent.Line> TakeWaiting()
    {
        List<ClientEvent.Line> lines = [];
        for (var begin = 0; begin < _waiting.Count;)
        {
            var same = _waiting.Skip(begin).TakeWhile(line => line.Content.Kind == _waiting[begin].Content.Kind).ToList();
            lines.AddRange(same.Count < Many ? same : [Together(same)]);
            begin += same.Count;
        }
        _waiting.Clear();
        return lines;
    }

    private static ClientEvent.Line Together(List<ClientEvent.Line> lines)
    {
        string[] names = [.. lines.Select(line => line.Content.Nick)];
        var last = lines[^1];
        var text = last.Content.Kind == RoomLineKind.Joined ? LeavingText.SeveralJoined(names) : LeavingText.SeveralLeft(names);
        return last with { Content = last.Content with { Raw = $"* {text}" } };
    }
}
