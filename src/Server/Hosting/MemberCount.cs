using Akka.Actor;
using Akka.Hosting;
using AkkaChat.Server.Rooms;

namespace AkkaChat.Server.Hosting;

/// <summary>Asks the room how many people are in it.</summary>
internal sealed class MemberCount(IRequiredActor<ChatRoom> room)
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(1);

    /// <summary>How many people are in the room; null when it is too busy to say.</summary>
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
