using Akka.Actor;
using Akka.Dispatch;

namespace Akka.TestKit.Internal;

/// <summary>Runs an actor on the thread that sends to it: what is told to a test actor is in its inbox when Tell returns.</summary>
internal sealed class CallingThreadDispatcher() : MessageDispatcher(Name, int.MaxValue)
{
    internal const string Name = "akka.test.calling-thread-dispatcher";

    [ThreadStatic]
    private static Mailbox? _running;

    [ThreadStatic]
    private static bool _again;

    /// <summary>Makes the dispatcher known to a system.</summary>
    internal static void AddTo(ActorSystem system)
    {
        if (!system.Dispatchers.HasDispatcher(Name)) system.Dispatchers.Register(new CallingThreadDispatcher());
    }

    internal override void Execute(Mailbox mailbox)
    {
        // A mailbox that got more while its run ended asks for another one from within: a loop takes it on, so that the stack stays flat.
        if (ReferenceEquals(_running, mailbox))
        {
            _again = true;
            return;
        }

        var outer = (_running, _again);
        _running = mailbox;
        do
        {
            _again = false;
            mailbox.Run();
        }
        while (_again);
        (_running, _again) = outer;
    }
}
