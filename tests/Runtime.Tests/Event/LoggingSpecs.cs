using Akka.Actor;
using Akka.Configuration;
using Akka.Event;

namespace AkkaChat.Runtime.Tests.Event;

public sealed class LoggingSpecs() : RuntimeSpecs("akka.loglevel = INFO")
{
    [Fact]
    public void Should_publish_what_an_actor_logs_in_its_name()
    {
        Sys.EventStream.Subscribe(TestActor, typeof(Info));
        var actor = ActorOf<Chatty>("chatty");

        actor.Tell("hello");

        var info = ExpectMsg<Info>();
        info.Message.ToString().ShouldBe("got hello, 5 letters");
        info.LogSource.ShouldContain(actor.Path.ToString());
        info.LogClass.ShouldBe(typeof(Chatty));
        info.LogLevel().ShouldBe(LogLevel.InfoLevel);
    }

    [Fact]
    public void Should_publish_each_level_as_its_own_class()
    {
        Sys.EventStream.Subscribe(TestActor, typeof(LogEvent));
        var log = Logging.GetLogger(Sys, "somewhere");
        var cause = new Exception("failed on purpose");

        log.Error(cause, "an error at {0}", "noon");
        log.Warning("a warning");
        log.Info("news");

        var error = ExpectMsg<Error>();
        error.Cause.ShouldBe(cause);
        error.Message.ToString().ShouldBe("an error at noon");
        ExpectMsg<Warning>().Message.ToString().ShouldBe("a warning");
        ExpectMsg<Info>().Message.ToString().ShouldBe("news");
    }

    [Fact]
    public void Should_publish_nothing_below_the_level_of_the_settings()
    {
        Sys.EventStream.Subscribe(TestActor, typeof(LogEvent));
        var log = Logging.GetLogger(Sys, "somewhere");

        log.IsDebugEnabled.ShouldBeFalse();
        log.IsInfoEnabled.ShouldBeTrue();
        log.Debug("a detail");
        log.Info("news");

        ExpectMsg<Info>();
    }

    [Fact]
    public void Should_not_fill_a_template_that_nobody_reads()
    {
        var log = Logging.GetLogger(Sys, "somewhere");
        log.Debug("{0}", new Untouchable());
    }

    [Fact]
    [Trait("Source", "bundled")]
    public void Should_name_a_logger_that_does_not_start()
    {
        var settings = ConfigurationFactory.ParseString($$"""
            akka { loglevel = OFF, stdout-loglevel = OFF, logger-startup-timeout = 50ms, loggers = ["{{typeof(Silent).AssemblyQualifiedName}}"] }
            """);

        Should.Throw<ConfigurationException>(() => ActorSystem.Create("speechless", settings)).Message.ShouldContain(nameof(Silent));
    }

    private sealed class Silent : ReceiveActor;

    private sealed class Chatty : ReceiveActor
    {
        public Chatty()
        {
            var log = Context.GetLogger();
            Receive<string>(text => log.Info("got {0}, {1} letters", text, text.Length));
        }
    }

    private sealed class Untouchable
    {
        public override string ToString() => throw new InvalidOperationException("touched");
    }
}
