using Akka;
using Akka.Streams.Dsl;

namespace AkkaChat.Streams.Tests;

public sealed class MaterializedValueSpecs : StreamSpecs
{
    private static readonly Source<int, string> Left = Source.From([1, 2]).MapMaterializedValue(_ => "source");
    private static readonly Flow<int, int, string> Middle = Flow.Create<int>().MapMaterializedValue(_ => "flow");

    [Fact]
    public void Should_keep_the_left_value_unless_told_otherwise() =>
        Left.Via(Middle).To(Sink.Ignore<int>()).Run(Materializer).ShouldBe("source");

    [Fact]
    public async Task Should_keep_what_it_is_told_to_keep()
    {
        Left.ViaMaterialized(Middle, Keep.Right).To(Sink.Ignore<int>()).Run(Materializer).ShouldBe("flow");
        Left.ViaMaterialized(Middle, Keep.None).To(Sink.Ignore<int>()).Run(Materializer).ShouldBe(NotUsed.Instance);
        var (both, elements) = Left.ViaMaterialized(Middle, Keep.Both).ToMaterialized(Sink.Seq<int>(), Keep.Both).Run(Materializer);
        both.ShouldBe(("source", "flow"));
        (await elements.WaitAsync(Patience)).ShouldBe([1, 2]);
    }

    [Fact]
    public async Task Should_build_fresh_stages_for_each_run()
    {
        var graph = Source.From([1, 2, 3]).Via(Flow.Create<int>().StatefulSelectMany(RunningTotal)).ToMaterialized(Sink.Seq<int>(), Keep.Right);

        (await graph.Run(Materializer).WaitAsync(Patience)).ShouldBe([1, 3, 6]);
        (await graph.Run(Materializer).WaitAsync(Patience)).ShouldBe([1, 3, 6]);
    }

    private static Func<int, IEnumerable<int>> RunningTotal()
    {
        var sum = 0;
        return element => [sum += element];
    }
}
