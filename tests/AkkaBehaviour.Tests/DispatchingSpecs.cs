using System.Net.Sockets;
using Akka.Actor;
using Akka.IO;
using AkkaChat.AkkaBehaviour.Tests.Harness;

namespace AkkaChat.AkkaBehaviour.Tests;

public class DispatchingSpecs() : LoopbackSpecs(SingleThreadExecutor.Settings)
{
    private const int Throughput = 10;

    [Fact(Timeout = TimeLimit)]
    public async Task Should_run_actors_on_the_executor_that_the_settings_name()
    {
        var actor = Sys.ActorOf<ActionActor>();

        ActionActor.Run(actor, _ => TestActor.Tell(Thread.CurrentThread.Name!));

        await ExpectMsgAsync(SingleThreadExecutor.ThreadName);
    }

    [Fact(Timeout = TimeLimit)]
    public async Task Should_run_listeners_and_connections_on_the_executor_of_the_default_dispatcher()
    {
        var listening = CreateTestProbe();
        var threads = new List<string?>();
        var address = await ListenAsync(listening, pullMode: false, new SocketSpy(Note, Note));
        using var peer = await ConnectAsync(address);
        await listening.ExpectMsgAsync<Tcp.Connected>();

        threads.ShouldBe([SingleThreadExecutor.ThreadName, SingleThreadExecutor.ThreadName]);

        void Note(Socket socket) => threads.Add(Thread.CurrentThread.Name);
    }

    [Fact(Timeout = TimeLimit)]
    public async Task Should_handle_one_message_more_than_the_throughput_in_a_run()
    {
        var (many, one) = (Sys.ActorOf<ActionActor>(), Sys.ActorOf<ActionActor>());
        await StartedAsync(many, one);
        var handled = new List<string>();

        // This handler occupies the only thread, so nothing is handled before all of it is in the mailboxes.
        ActionActor.Run(Sys.ActorOf<ActionActor>(), _ =>
        {
            for (var i = 0; i < 2 * Throughput; i++)
                ActionActor.Run(many, _ => handled.Add("many"));
            ActionActor.Run(one, _ => handled.Add("one"));
            ActionActor.Run(many, _ => TestActor.Tell("done"));
        });

        await ExpectMsgAsync("done");
        handled.IndexOf("one").ShouldBe(Throughput + 1);
    }

    [Fact(Timeout = TimeLimit)]
    public async Task Should_handle_a_message_to_self_after_those_already_in_the_mailbox()
    {
        var actor = Sys.ActorOf<ActionActor>();

        ActionActor.Run(Sys.ActorOf<ActionActor>(), _ =>
        {
            ActionActor.Run(actor, context => ActionActor.Run(context.Self, _ => TestActor.Tell("told itself")));
            ActionActor.Run(actor, _ => TestActor.Tell("waited"));
        });

        await ExpectMsgAsync("waited");
        await ExpectMsgAsync("told itself");
    }

    [Fact(Timeout = TimeLimit)]
    public async Task Should_stop_an_actor_before_it_handles_the_rest_of_its_mailbox()
    {
        var actor = Sys.ActorOf<ActionActor>();
        Watch(actor);

        ActionActor.Run(Sys.ActorOf<ActionActor>(), _ =>
        {
            ActionActor.Run(actor, context => context.Stop(context.Self));
            ActionActor.Run(actor, _ => TestActor.Tell("handled"));
        });

        await ExpectTerminatedAsync(actor);
    }

    private static async Task StartedAsync(params IActorRef[] actors)
    {
        foreach (var actor in actors)
            await actor.Ask<ActorIdentity>(new Identify(null));
    }
}
