namespace Akka.Streams.Implementation.Stages;

internal sealed class SelectStage<TIn, TOut>(Island island, Func<TIn, TOut> map) : FlowStage<TIn, TOut>(island)
{
    protected override void OnPush(TIn element) => Out.Push(map(element));
}
