using AkkaChat.Protocol;

namespace AkkaChat.Server.Rooms;

/// <summary>An event as the log has it.</summary>
/// <param name="Event">What happened; null when it is nothing that members are told.</param>
/// <param name="Who">Who did it, with the nickname of that time.</param>
/// <param name="Stamp">Its number and time. An event that members are not told has the number of the one before it, so that no member counts it as lost.</param>
/// <param name="Line">The client's own number of the line that brought it about; 0 for none.</param>
/// <param name="Member">Who joined or came back; null for every other event.</param>
internal sealed record LoggedEvent(RoomEvent? Event, Nickname Who, Stamp Stamp, long Line = 0, LoggedMember? Member = null)
{
    /// <summary>Whether members are told.</summary>
    public bool IsTold => Event is not null;
}

/// <summary>A member as the log has it.</summary>
/// <param name="Id">Identifies it.</param>
/// <param name="Client">Its resumable client; null if its client is none.</param>
internal sealed record LoggedMember(MemberId Id, ClientKey? Client);
