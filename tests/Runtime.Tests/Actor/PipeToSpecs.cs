using Akka.Actor;

namespace AkkaChat.Runtime.Tests.Actor;

public sealed class PipeToSpecs : RuntimeSpecs
{
    private readonly TaskCompletionSource<string> _work = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [Fact]
    public void Should_send_the_result()
    {
        _ = _work.Task.PipeTo(TestActor);
        ExpectNoMsg(Brief);
        _work.SetResult("done");
        ExpectMsg("done");
    }

    [Fact]
    public void Should_send_the_result_from_the_sender_that_is_named()
    {
        var sender = CreateTestProbe();
        _ = _work.Task.PipeTo(TestActor, sender.Ref);
        _work.SetResult("done");
        ExpectMsg("done");
        LastSender.ShouldBe(sender.Ref);
    }

    [Fact]
    public void Should_send_a_failure_with_its_cause()
    {
        var cause = new InvalidOperationException("on purpose");
        _ = _work.Task.PipeTo(TestActor);
        _work.SetException(cause);
        ExpectMsg<Status.Failure>().Cause.GetBaseException().ShouldBe(cause);
    }

    [Fact]
    public void Should_send_a_failure_when_the_task_is_cancelled()
    {
        _ = _work.Task.PipeTo(TestActor);
        _work.SetCanceled();
        ExpectMsg<Status.Failure>();
    }

    [Fact]
    public void Should_turn_the_result_into_a_message()
    {
        _ = _work.Task.PipeTo(TestActor, success: text => text.Length);
        _work.SetResult("done");
        ExpectMsg(4);
    }

    [Fact]
    public void Should_turn_a_failure_into_a_message()
    {
        _ = _work.Task.PipeTo(TestActor, failure: cause => cause.GetBaseException().Message);
        _work.SetException(new InvalidOperationException("on purpose"));
        ExpectMsg("on purpose");
    }

    [Fact]
    public void Should_send_what_becomes_of_a_task_without_result()
    {
        Task task = _work.Task;
        _ = task.PipeTo(TestActor, success: () => "it is over");
        _work.SetResult("nobody looks at this");
        ExpectMsg("it is over");
    }

    [Fact]
    public void Should_send_the_failure_of_a_task_without_result()
    {
        Task task = _work.Task;
        _ = task.PipeTo(TestActor, failure: cause => cause.GetBaseException().Message);
        _work.SetException(new InvalidOperationException("on purpose"));
        ExpectMsg("on purpose");
    }

    [Fact]
    [Trait("Source", "bundled")]
    public void Should_send_a_failure_when_no_message_can_be_made_of_the_outcome()
    {
        var cause = new InvalidOperationException("on purpose");
        _ = _work.Task.PipeTo(TestActor, success: _ => throw cause);
        _ = _work.Task.PipeTo(TestActor, success: _ => null!);
        _work.SetResult("done");
        new[] { ExpectMsg<Status.Failure>().Cause, ExpectMsg<Status.Failure>().Cause }.ShouldContain(cause);

        _ = Task.FromResult<string>(null!).PipeTo(TestActor);
        ExpectMsg<Status.Failure>();
        _ = Task.FromException<string>(cause).PipeTo(TestActor, failure: _ => throw new FormatException());
        ExpectMsg<Status.Failure>().Cause.ShouldBeOfType<FormatException>();
    }
}
