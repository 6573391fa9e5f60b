using Akka.Actor;
using Akka.Event;
using AkkaChat.Server.Hosting;

namespace AkkaChat.Server.Tests.Hosting;

/// <summary>Hangs at the first thing it is to log for the server, not for Akka, and takes the thread of all actors with it.</summary>
public sealed class StuckLogger : ReceiveActor
{
    public const string Hocon = """
        akka.loggers = ["AkkaChat.Server.Tests.Hosting.StuckLogger, AkkaChat.Server.Tests"]
        akka.loggers-dispatcher = akka.actor.default-dispatcher
        """;

    private static readonly TaskCompletionSource Hangs = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public StuckLogger()
    {
        Receive<InitializeLogger>(_ => Sender.Tell(new LoggerInitialized()));
        Receive<Info>(info => info.LogClass.Assembly == typeof(ServerHost).Assembly, _ =>
        {
            Hangs.TrySetResult();
            GoOn.Wait();
        });
    }

    public static Task Stuck => Hangs.Task;

    public static ManualResetEventSlim GoOn { get; } = new();
}
