using Akka.Actor;

namespace AkkaChat.Runtime.Tests.Actor;

public sealed class DeathWatchSpecs : RuntimeSpecs
{
    private readonly IActorRef _subject;
    private readonly IActorRef _watcher;

    public DeathWatchSpecs()
    {
        _subject = ActorOf<Idle>("subject");
        _watcher = ActorOf(() => new Watcher(TestActor), "watcher");
    }

    [Fact]
    public void Should_tell_of_a_death_once_however_often_it_was_watched()
    {
        _watcher.Tell(new WatchIt(_subject));
        _watcher.Tell(new WatchIt(_subject));

        Sys.Stop(_subject);

        ExpectMsg<Death>().Of.ShouldBe(_subject);
        ExpectNoMsg(Brief);
    }

    [Fact]
    public void Should_tell_of_the_death_of_one_who_was_dead_already()
    {
        Bury(_subject);

        _watcher.Tell(new WatchIt(_subject));

        ExpectMsg<Death>().Of.ShouldBe(_subject);
        ExpectNoMsg(Brief);
    }

    [Fact]
    public void Should_tell_again_who_watches_again()
    {
        Bury(_subject);
        for (var i = 0; i < 2; i++)
        {
            _watcher.Tell(new WatchIt(_subject));
            ExpectMsg<Death>();
        }
    }

    [Fact]
    public void Should_tell_every_watcher()
    {
        var probes = Enumerable.Range(0, 10).Select(_ => CreateTestProbe()).ToArray();
        foreach (var probe in probes) probe.Watch(_subject);

        Sys.Stop(_subject);

        foreach (var probe in probes) probe.ExpectTerminated(_subject);
    }

    [Fact]
    public void Should_tell_it_with_the_message_given_to_WatchWith()
    {
        _watcher.Tell(new WatchIt(_subject, "the subject is no more"));
        Sys.Stop(_subject);
        ExpectMsg("the subject is no more");
    }

    [Fact]
    public void Should_refuse_to_watch_with_two_messages()
    {
        _watcher.Tell(new WatchIt(_subject, "first"));
        _watcher.Tell(new WatchIt(_subject, "second"));
        ExpectMsg<InvalidOperationException>();
        _watcher.Tell(new WatchIt(_subject));
        ExpectMsg<InvalidOperationException>();

        _watcher.Tell(new UnwatchIt(_subject));
        _watcher.Tell(new WatchIt(_subject, "second"));
        Sys.Stop(_subject);
        ExpectMsg("second");
    }

    [Fact]
    public void Should_tell_nothing_after_Unwatch()
    {
        _watcher.Tell(new WatchIt(_subject));
        _watcher.Tell(new UnwatchIt(_subject));
        Bury(_subject);
        ExpectNoMsg(Brief);
    }

    [Fact]
    public void Should_tell_nothing_after_Unwatch_even_if_the_news_was_in_the_mailbox()
    {
        _watcher.Tell(new WatchIt(_subject));
        _watcher.Tell(new Pause(TimeSpan.FromMilliseconds(100)));
        _watcher.Tell(new UnwatchIt(_subject));
        ExpectMsg("pausing");
        Bury(_subject);

        _watcher.Tell(new Pause(TimeSpan.Zero));
        ExpectMsg("pausing");
        ExpectNoMsg(Brief);
    }

    [Fact]
    public void Should_not_tell_the_watcher_of_its_own_death()
    {
        _watcher.Tell(new WatchIt(_watcher));
        Bury(_watcher);
        ExpectNoMsg(Brief);
    }

    [Fact]
    public void Should_not_be_told_by_others()
    {
        _watcher.Tell(new Terminated(_subject, existenceConfirmed: true, addressTerminated: false));
        ExpectNoMsg(Brief);
    }

    [Fact]
    public void Should_tell_a_parent_that_watches_its_child_once()
    {
        var parent = ActorOf(() => new Parent(TestActor));
        var child = ExpectMsg<IActorRef>();
        Sys.Stop(child);
        ExpectMsg<Death>().Of.ShouldBe(child);
        ExpectNoMsg(Brief);
        Sys.Stop(parent);
    }

    [Fact]
    public void Should_keep_watching_after_a_restart()
    {
        _watcher.Tell(new WatchIt(_subject));
        _watcher.Tell(new Exception("failed on purpose"));
        Sys.Stop(_subject);
        ExpectMsg<Death>().Of.ShouldBe(_subject);
    }

    [Fact]
    public void Should_let_the_name_be_used_again_when_the_news_arrives()
    {
        var parent = ActorOf<Successive>();
        parent.Tell(1000);
        ExpectMsg("done");
    }

    [Fact]
    public void Should_end_a_watcher_that_does_not_handle_the_death()
    {
        var parent = ActorOf(() => new DeathPact(_subject, TestActor));
        var child = ExpectMsg<IActorRef>();
        Watch(child);

        Sys.Stop(_subject);

        ExpectMsg<DeathPactException>().DeadActor.ShouldBe(_subject);
        ExpectTerminated(child);
        Sys.Stop(parent);
    }

    private void Bury(IActorRef actor)
    {
        var probe = CreateTestProbe();
        probe.Watch(actor);
        Sys.Stop(actor);
        probe.ExpectTerminated(actor);
    }

    /// <summary>Terminated itself would not arrive: who does not watch is not told.</summary>
    private sealed record Death(IActorRef Of);

    private sealed record WatchIt(IActorRef Subject, string? With = null);

    private sealed record UnwatchIt(IActorRef Subject);

    private sealed record Pause(TimeSpan Length);

    private sealed class Idle : ReceiveActor;

    private sealed class Watcher : ReceiveActor
    {
        public Watcher(IActorRef report)
        {
            Receive<WatchIt>(watch =>
            {
                try
                {
                    if (watch.With is null) Context.Watch(watch.Subject);
                    else Context.WatchWith(watch.Subject, watch.With);
                }
                catch (InvalidOperationException e)
                {
                    report.Tell(e);
                }
            });
            Receive<UnwatchIt>(unwatch => Context.Unwatch(unwatch.Subject));
            Receive<Pause>(pause =>
            {
                report.Tell("pausing");
                Thread.Sleep(pause.Length);
            });
            Receive<Exception>(e => throw e);
            Receive<Terminated>(news => report.Tell(new Death(news.ActorRef)));
            ReceiveAny(report.Tell);
        }
    }

    private sealed class Parent : ReceiveActor
    {
        public Parent(IActorRef report)
        {
            report.Tell(Context.Watch(Context.ActorOf<Idle>()));
            Receive<Terminated>(news => report.Tell(new Death(news.ActorRef)));
        }
    }

    /// <summary>One child after the other under the same name.</summary>
    private sealed class Successive : ReceiveActor
    {
        private int _left;
        private IActorRef _asker = ActorRefs.Nobody;

        public Successive()
        {
            Receive<int>(times =>
            {
                _left = times;
                _asker = Sender;
                Next();
            });
            Receive<Terminated>(_ => Next());
        }

        private void Next()
        {
            if (_left-- == 0) _asker.Tell("done");
            else Context.Stop(Context.Watch(Context.ActorOf<Idle>("child")));
        }
    }

    private sealed class DeathPact : ReceiveActor
    {
        private readonly IActorRef _report;

        public DeathPact(IActorRef subject, IActorRef report)
        {
            _report = report;
            report.Tell(Context.ActorOf(Props.Create(() => new Party(subject))));
        }

        protected override SupervisorStrategy SupervisorStrategy() => new OneForOneStrategy(cause =>
        {
            _report.Tell(cause);
            return Akka.Actor.SupervisorStrategy.DefaultDecider.Decide(cause);
        });

        private sealed class Party : ReceiveActor
        {
            public Party(IActorRef subject) => Context.Watch(subject);
        }
    }
}
