using Akka.Actor;
using Akka.Hosting;
using AkkaChat.Server.Rooms;
using AkkaChat.Server.Rooms.Messages;

namespace AkkaChat.Server.Hosting;

/// <summary>Asks the room for its number of members.</summary>
internal sealed class MemberCount(IRequiredActor<ChatRoom> room)
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(1);

    /// <summary>The number of members; null when the room is too busy to answer.</summary>
    public async Task<int?> AskAsync()
    {
        try
        {
            return await room.ActorRef.Ask<int>(RoomCommands.CountMembers.Instance, Timeout);
        }
        catch (AskTimeoutException)
        {
            return null;
        }
    }
}
