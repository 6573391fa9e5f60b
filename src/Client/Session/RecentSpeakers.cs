using System.Collections.Immutable;
using AkkaChat.Protocol;

namespace AkkaChat.Client.Session;

/// <summary>The other members in the order in which they spoke last: the latest are the most likely to be answered.</summary>
internal sealed class RecentSpeakers
{
    private const int MaxNames = 50;

    /// <summary>The nicknames, the latest first.</summary>
    public ImmutableList<string> Names { get; private set; } = [];

    /// <summary>The sender of the latest private message to the user; null before the first.</summary>
    public string? LastWhisperer { get; private set; }

    /// <summary>Takes a line of somebody else.</summary>
    public void Apply(RoomLine line)
    {
        switch (line.Kind)
        {
            case RoomLineKind.Said or RoomLineKind.Acted or RoomLineKind.Pasted or RoomLineKind.Whispered:
                MoveToFront(line.Nick);
                if (line.Kind == RoomLineKind.Whispered)
                    LastWhisperer = line.Nick;
                break;
            case RoomLineKind.Renamed when Names.Contains(line.Nick):
                Names = Names.Replace(line.Nick, line.To);
                break;
        }
        if (line.Kind == RoomLineKind.Renamed && LastWhisperer == line.Nick)
            LastWhisperer = line.To;
    }

    private void MoveToFront(string name)
    {
        if (Names.Count > 0 && Names[0] == name)
            return;
        Names = Names.Remove(name).Insert(0, name);
        if (Names.Count > MaxNames)
            Names = Names.RemoveAt(MaxNames);
    }
}
