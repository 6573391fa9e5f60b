namespace Akka.Streams.Implementation.Stages;

internal sealed class TakeWhileStage<T>(Island island, Predicate<T> goesOn, bool inclusive) : FlowStage<T, T>(island)
{
    protected override void OnPush(T element)
    {
        var over = !goesOn(element);
        if (!over || inclusive)
            Out.Push(element);
        if (over)
            Complete();
    }
}
