using Akka.Actor;
using Akka.Configuration;
using Xunit.Abstractions;
using Kit = Akka.TestKit.Xunit2.TestKit;

namespace AkkaChat.Runtime.Tests.TestKit;

public sealed class TestKitSpecs : Kit
{
    [Fact]
    public async Task Should_be_the_sender_of_what_the_test_sends_on_whatever_thread_it_goes_on()
    {
        var echo = ActorOf<Echo>();

        echo.Tell("before");
        await ExpectMsgFromAsync(echo, "before");

        await Task.Yield();
        echo.Tell("after");
        await ExpectMsgFromAsync(echo, "after");
    }

    [Fact]
    public void Should_not_be_the_sender_of_what_an_actor_sends()
    {
        var probe = CreateTestProbe();
        var teller = ActorOf(Props.Create(() => new Teller(probe)));

        teller.Tell("hello");

        probe.ExpectMsgFrom(teller, "hello");
    }

    [Fact]
    [Trait("Source", "bundled")]
    public void Should_leave_what_the_test_sends_to_the_outer_kit_when_it_is_disposed_of()
    {
        new Kit().Dispose();

        ActorOf<Echo>().Tell("hello");

        ExpectMsg("hello");
    }

    [Fact]
    public void Should_read_its_settings_and_add_its_own()
    {
        using var kit = new Kit("akka { test.single-expect-default = 7s, test.timefactor = 2, loglevel = ERROR }");

        kit.TestKitSettings.SingleExpectDefault.ShouldBe(TimeSpan.FromSeconds(7));
        kit.Dilated(TimeSpan.FromSeconds(3)).ShouldBe(TimeSpan.FromSeconds(6));
        kit.Sys.Settings.LogLevel.ShouldBe("ERROR");
        kit.Sys.Settings.Config.GetStringList("akka.loggers").ShouldBe(DefaultConfig.GetStringList("akka.loggers"));
    }

    [Fact]
    public void Should_name_the_system()
    {
        using var kit = new Kit(ConfigurationFactory.Empty, "other");

        kit.Sys.Name.ShouldBe("other");
    }

    [Fact]
    public async Task Should_terminate_the_system_of_the_test()
    {
        var kit = new Kit();
        kit.ActorOf<Echo>();

        kit.Dispose();

        await kit.Sys.WhenTerminated.WaitAsync(TimeSpan.FromSeconds(1));
    }

    [Fact]
    public void Should_run_the_last_steps_of_a_test_while_its_system_still_is_there()
    {
        var kit = new WithLastSteps();

        kit.Dispose();

        kit.Answer.ShouldBe("hello");
    }

    [Fact]
    public async Task Should_complain_about_a_system_that_does_not_stop_in_time()
    {
        using var kit = new Kit();
        using var gate = new SemaphoreSlim(0);
        kit.ActorOf(() => new Reluctant(gate)).Tell("hello");
        kit.ExpectMsg("hello");

        Should.Throw<TimeoutException>(() => kit.Shutdown(TimeSpan.FromMilliseconds(50), verifySystemShutdown: true));

        gate.Release();
        await kit.Sys.WhenTerminated;
    }

    [Fact]
    public void Should_write_log_events_to_the_output_of_the_test()
    {
        var output = new RecordedOutput();
        using var kit = new Kit(output: output);

        kit.ActorOf<Echo>().Tell("warn: disk full");

        AwaitAssert(() => output.Lines.ShouldContain(line => line.Contains("warn: disk full")));
    }

    private sealed class WithLastSteps : Kit
    {
        public string? Answer { get; private set; }

        protected override void AfterAll()
        {
            ActorOf<Echo>().Tell("hello", TestActor);
            Answer = ExpectMsg<string>();
        }
    }

    private sealed class Teller : ReceiveActor
    {
        public Teller(IActorRef whom) => ReceiveAny(whom.Tell);
    }

    private sealed class Reluctant : ReceiveActor
    {
        private readonly SemaphoreSlim _gate;

        public Reluctant(SemaphoreSlim gate)
        {
            _gate = gate;
            ReceiveAny(message => Sender.Tell(message));
        }

        protected override void PostStop() => _gate.Wait();
    }

    private sealed class RecordedOutput : ITestOutputHelper
    {
        private readonly List<string> _lines = [];

        public string[] Lines
        {
            get
            {
                lock (_lines) return [.. _lines];
            }
        }

        public void WriteLine(string message)
        {
            lock (_lines) _lines.Add(message);
        }

        public void WriteLine(string format, params object[] args) => WriteLine(string.Format(format, args));
    }
}
