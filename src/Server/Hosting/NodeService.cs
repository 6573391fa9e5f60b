using Akka.Actor;
using Akka.Event;
using Akka.Hosting;
using AkkaChat.Server.Cluster;
using AkkaChat.Server.Journal;
using AkkaChat.Server.Rooms;
using AkkaChat.Server.Rooms.Messages;
using Microsoft.Extensions.Hosting;

namespace AkkaChat.Server.Hosting;

/// <summary>Joins the other nodes when the host starts, and waits for the room. The coordinated shutdown leaves them.</summary>
internal sealed class NodeService(ActorSystem system, LocalNode node, IRequiredActor<ChatRoom> room, RoomReadiness log) : IHostedService
{
    private static readonly TimeSpan AnswerTimeout = TimeSpan.FromSeconds(1);

    /// <inheritdoc />
    /// <exception cref="CannotJoinException">Another node refuses this one.</exception>
    /// <exception cref="LogException">The database cannot be used.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (node.Settings.Advice is { } advice)
            system.Log.Warning(advice);
        await new Joining(system, node.Identity, node.Database, node.Settings.Join).RunAsync(cancellationToken);
        while (!log.Completed.IsCompleted)
        {
            try
            {
                await room.ActorRef.Ask<int>(RoomCommands.CountMembers.Instance, AnswerTimeout, cancellationToken);
                log.Complete();
            }
            catch (AskTimeoutException)
            {
                // The room is on its way from one node to another, or waits for its database.
            }
        }
    }

    /// <inheritdoc />
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
