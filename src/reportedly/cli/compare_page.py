def page_of(a):
    raise NotImplementedError
