using Akka.Dispatch.SysMsg;

namespace Akka.Actor;

/// <content>Failures, own and the children's.</content>
internal sealed partial class ActorCell
{
    private Exception? _failure;
    private object? _failedMessage;
    private SupervisorStrategy? _strategy;

    /// <summary>Stops handling messages, and asks the supervisor. The one child that caused it is suspended already.</summary>
    private void HandleFailure(Exception cause, IInternalActorRef? failedChild)
    {
        if (_failure is not null || _terminated || _waiting == Waiting.ToTerminate)
        {
            PublishError(cause, $"{_self} failed again before its supervisor decided");
            failedChild?.SendSystemMessage(new Resume(cause)); // what is decided about this actor will hold for the child
            return;
        }

        _failure = cause;
        _failedMessage = _message;
        _mailbox.Suspend();
        TellChildren(static () => new Suspend(), except: failedChild);
        _parent.SendSystemMessage(new Failed(_self, cause));
    }

    private void OnChildFailed(Failed failed)
    {
        if (_children is null || !_children.TryGet(failed.Child, out var child) || child.IsStopping) return;
        _strategy ??= Props.SupervisorStrategy ?? _actor?.SupervisorStrategy() ?? SupervisorStrategy.DefaultStrategy;
        if (!_strategy.HandleFailure(this, child, failed.Cause)) HandleFailure(failed.Cause, failed.Child);
    }

    private void OnResume(Exception? forFailure)
    {
        if (forFailure is not null && ReferenceEquals(forFailure, _failure))
        {
            if (_actor is null && _waiting == Waiting.ForNothing)
            {
                OnRecreate(forFailure); // it did not come to life: there is nothing to resume
                return;
            }

            ForgetFailure();
        }

        _mailbox.Resume();
        TellChildren(() => new Resume(forFailure), except: null);
    }

    private void ForgetFailure()
    {
        _failure = null;
        _failedMessage = null;
    }

    private void OnSuspend()
    {
        _mailbox.Suspend();
        TellChildren(static () => new Suspend(), except: null);
    }

    private void TellChildren(Func<SystemMessage> make, IInternalActorRef? except)
    {
        if (_children is null) return;
        foreach (var child in _children.Snapshot())
        {
            if (!child.Child.Equals(except)) child.Child.SendSystemMessage(make());
        }
    }
}
