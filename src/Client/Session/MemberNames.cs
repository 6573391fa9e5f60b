using System.Collections.Immutable;
using AkkaChat.Protocol;

namespace AkkaChat.Client.Session;

/// <summary>The members' nicknames. The client asks for the list with <c>/who</c>, which the user may type too.</summary>
internal sealed class MemberNames
{
    public static readonly ImmutableSortedSet<string> None = ImmutableSortedSet.Create<string>(StringComparer.Ordinal);

    private int _requests;

    /// <summary>The nicknames, in order.</summary>
    public ImmutableSortedSet<string> Names { get; private set; } = None;

    /// <summary>Whether the whole list has arrived on this connection.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>Requests the list.</summary>
    /// <returns>The line to send.</returns>
    public string Request()
    {
        _requests++;
        return CommandNames.Who;
    }

    /// <summary>Forgets requests that a broken connection has lost.</summary>
    public void ForgetRequests()
    {
        _requests = 0;
        IsComplete = false;
    }

    /// <summary>Takes a part of the list.</summary>
    public void Apply(ControlLine.MemberList list)
    {
        var known = list.Part == 1 ? None : Names;
        Names = known.Union(list.Names.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        IsComplete |= list.IsLast;
    }

    /// <summary>Whether a complete list answers a request of the client; otherwise it answers the user's.</summary>
    public bool TryTakeRequest()
    {
        if (_requests == 0)
            return false;
        _requests--;
        return true;
    }

    /// <summary>Follows who joins, leaves and is renamed.</summary>
    public void Apply(RoomLine line) => Names = line.Kind switch
    {
        RoomLineKind.Joined => Names.Add(line.Nick),
        RoomLineKind.Left => Names.Remove(line.Nick),
        RoomLineKind.LeftTogether => Names.Except(line.Nicks),
        RoomLineKind.Renamed => Names.Remove(line.Nick).Add(line.To),
        _ => Names,
    };
}
